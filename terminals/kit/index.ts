// The kit, file by file. There is no barrel: import the file that holds what you need, so that each
// app carries only that (`import { Button } from '#kit/button.tsx'`).
//
// theme.css        import once in main.tsx: Tailwind, daisyUI, our three themes, Noto Sans; classes
//                  `quiet`, `amount`, `ltr`, `late` (after 150 ms), `mirror` (icons that point somewhere)
// i18n.ts          textsOf({key: {en, ar}}) → texts.key · language direction chooseLanguage preferLanguage
//                  nameOf(row) languages isolated(text)
// formats.ts       money amount quantity rate count date time dateTime shortTime · moneyFrom quantityFrom
//                  rateFrom plainDigits · wallClock momentOf startOfDay · tenantFormat locale (signals)
// api.ts           send ask askWith list get putRow removeRow importRows download request newId reachable
//                  Answer<T> = {ok: true, value, status, etag} | {ok: false, problem}; never throws
// problems.ts      wordsOf(problem) issuesOf(problem) explain({code: {en, ar}})
// session.ts       session choices side (signals) may(permission) signedIn signedOut choicesKnown
// sign-in.tsx      <SignIn title choices tillId? onPin?/> signIn(user, pin, tillId?) <Face user/>
// live.ts          connectStore({store_id, client_id, token, mqtt_port, will?}) connectEvents(token) → stop
//                  onChange(tables, changed) onTopic(filter, heard) publish · link deviceStates (signals)
// list-of.ts       listOf(table, params) rowOf(table, id) freshOf(tables, ask) → {value, problem, loading, at, refresh}
// button.tsx       <Button icon tone size why keys label onClick>; `why` explains instead of doing
// field.tsx        <Field label problem hint locked>{control => <TextInput control value onValue/>}</Field>
//                  TextInput LongTextInput MoneyInput QuantityInput RateInput WholeInput TimeInput Select Toggle
// dialog.tsx       <Dialog title onClose actions size onSubmit>, shown while rendered
// table.tsx        <Table label columns rows keyOf href|onOpen sort onSort empty sticky/>
// menu.tsx         <Menu text icon align>{close => …}</Menu>, a button that drops a panel
// tabs.tsx         <Tabs label tabs current onChoose>
// toast.tsx        toast(text, {tone, undo}) <Toasts/> once per app
// states.tsx       <Empty> <Problem problem onAgain/> <Skeleton lines/> <Badge tone>
// number-pad.tsx   <NumberPad value onValue onEnter extra/>
// page.tsx         <Page title note above actions problem fill> <LanguageSwitch/> <ThemeSwitch/> <StatusStrip items/>
// chart.tsx        <Chart title labels series format/> (uPlot; load the page that uses it lazily)
// theme.ts         theme chooseTheme themes       kept.ts   kept keep (localStorage that may be missing)
// paths.ts         apiPath search(params)
export {}
