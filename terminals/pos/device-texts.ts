// What the till says of its devices and of its paper: what happened, and what to do.
import { textsOf } from '#kit/i18n.ts'

export const deviceTexts = textsOf({
  ready: { en: 'Ready.', ar: 'جاهز.' },
  unheard: { en: 'Nothing heard of it yet.', ar: 'لم يُسمع منه شيء بعد.' },
  away: {
    en: 'Nothing is heard of it while the store server is away.',
    ar: 'لا يُسمع منه شيء ما دام خادم المتجر غير متاح.',
  },
  lineDown: {
    en: 'Nothing is heard of it: the line to the device hub is down. It comes back by itself.',
    ar: 'لا يُسمع منه شيء: الخط إلى موزّع الأجهزة مقطوع. سيعود تلقائياً.',
  },
  none: {
    en: 'None is set up for this till. Keyboard scanners need no setting up.',
    ar: 'لا يوجد جهاز معدّ لهذا الصندوق. ماسحات لوحة المفاتيح لا تحتاج إعداداً.',
  },
  ofDevice: {
    en: (name: string, words: string) => `${name}: ${words}`,
    ar: (name: string, words: string) => `${name}: ${words}`,
  },
  off: {
    en: 'Not reachable. Check that it is on and its cable is in.',
    ar: 'لا يمكن الوصول إليه. تأكد أنه يعمل وأن كابله موصول.',
  },
  trouble: {
    en: 'It reports a fault. Switch it off and on; if it stays, call the technician.',
    ar: 'يبلّغ عن عطل. أطفئه وشغّله، وإن استمر فاتصل بالفني.',
  },
  notSetUp: {
    en: 'It is not set up rightly. Call the technician; the setup page says what is wrong.',
    ar: 'إعداده غير صحيح. اتصل بالفني؛ صفحة الإعداد تبيّن السبب.',
  },
  hubAway: {
    en: 'The box it is plugged into does not answer. It comes back by itself; if not, call the technician.',
    ar: 'الجهاز الموصول به لا يجيب. سيعود تلقائياً، وإن لم يعد فاتصل بالفني.',
  },
  nonsense: {
    en: 'It answers with nonsense. Switch it off and on; if it stays, call the technician.',
    ar: 'يرسل إشارات غير مفهومة. أطفئه وشغّله، وإن استمر فاتصل بالفني.',
  },
  stuck: {
    en: 'It takes no more data. Switch it off and on; nothing is lost.',
    ar: 'لا يستقبل المزيد من البيانات. أطفئه وشغّله؛ لن يضيع شيء.',
  },

  // Paper
  paperOut: {
    en: 'Out of paper. Put in a new roll; the receipt prints by itself.',
    ar: 'نفد الورق. ضع لفة جديدة وسيُطبع الإيصال تلقائياً.',
  },
  paperOutElse: {
    en: 'Out of paper. Put in a new roll; what waits prints by itself.',
    ar: 'نفد الورق. ضع لفة جديدة وسيُطبع ما ينتظر تلقائياً.',
  },
  paperLow: {
    en: 'The paper is nearly at its end. Have a new roll ready.',
    ar: 'الورق على وشك النفاد. جهّز لفة جديدة.',
  },
  coverOpen: {
    en: 'The cover is open. Shut it; the receipt prints by itself.',
    ar: 'الغطاء مفتوح. أغلقه وسيُطبع الإيصال تلقائياً.',
  },
  coverOpenElse: {
    en: 'The cover is open. Shut it; what waits prints by itself.',
    ar: 'الغطاء مفتوح. أغلقه وسيُطبع ما ينتظر تلقائياً.',
  },
  cutterJam: {
    en: 'The cutter is stuck. Open the cover, remove the paper, shut it; the receipt prints by itself.',
    ar: 'القاطع عالق. افتح الغطاء وأزل الورق ثم أغلقه، وسيُطبع الإيصال تلقائياً.',
  },
  cutterJamElse: {
    en: 'The cutter is stuck. Open the cover, remove the paper, shut it; what waits prints by itself.',
    ar: 'القاطع عالق. افتح الغطاء وأزل الورق ثم أغلقه، وسيُطبع ما ينتظر تلقائياً.',
  },
  paperJam: {
    en: 'The paper is jammed. Open the cover, pull it out, shut it; what waits prints by itself.',
    ar: 'الورق محشور. افتح الغطاء واسحبه ثم أغلقه، وسيُطبع ما ينتظر تلقائياً.',
  },
  printerHot: {
    en: 'The print head is too hot. It prints on by itself when it has cooled down.',
    ar: 'رأس الطباعة ساخن جداً. ستستأنف الطباعة تلقائياً عندما يبرد.',
  },
  printerBroken: {
    en: 'The printer is broken. Switch it off for a minute; if it says so again, call the technician.',
    ar: 'الطابعة معطّلة. أطفئها دقيقة، وإن تكرر ذلك فاتصل بالفني.',
  },
  printerPaused: {
    en: 'The printer is paused. Press its pause key; printing goes on.',
    ar: 'الطابعة متوقفة مؤقتاً. اضغط زر الإيقاف المؤقت عليها وستستأنف الطباعة.',
  },
  printsMeanwhile: {
    en: (printer: string) => `Receipts come out at ${printer} meanwhile.`,
    ar: (printer: string) => `تُطبع الإيصالات في هذه الأثناء على ${printer}.`,
  },

  // Drawer, scale, card terminal
  drawer: { en: 'Cash drawer', ar: 'درج النقود' },
  drawerOpen: { en: 'The drawer is open. Shut it.', ar: 'الدرج مفتوح. أغلقه.' },
  drawerShut: { en: 'Shut.', ar: 'مغلق.' },
  scaleMoves: {
    en: 'The weight is not stable. Wait until it stands still.',
    ar: 'الوزن غير مستقر. انتظر حتى يثبت.',
  },
  scaleOver: {
    en: 'Overloaded. Take something off the scale.',
    ar: 'حمل زائد. ارفع شيئاً عن الميزان.',
  },
  scaleUnder: {
    en: 'Below zero. Clear the scale and set it to zero.',
    ar: 'تحت الصفر. أفرغ الميزان ثم صفّره.',
  },
  scaleFault: {
    en: 'The scale reports a fault. Take everything off, switch it off and on.',
    ar: 'الميزان يبلّغ عن عطل. ارفع كل شيء عنه ثم أطفئه وشغّله.',
  },
  terminalBusy: {
    en: 'Busy with a payment. It is free when that has ended.',
    ar: 'مشغول بعملية دفع. يصبح متاحاً عند انتهائها.',
  },
  terminalElse: {
    en: 'Busy with something else. Wait until it has finished; it is asked again by itself.',
    ar: 'مشغول بأمر آخر. انتظر حتى ينتهي؛ يُسأل مجدداً تلقائياً.',
  },
  terminalRefused: {
    en: 'It does not take this till. Call the technician; take cash meanwhile.',
    ar: 'لا يقبل هذا الصندوق. اتصل بالفني، واقبل النقد في هذه الأثناء.',
  },

  // For the strip
  paperOutShort: { en: 'No paper', ar: 'لا ورق' },
  paperLowShort: { en: 'Paper low', ar: 'ورق قليل' },
  coverShort: { en: 'Cover open', ar: 'الغطاء مفتوح' },
  cutterShort: { en: 'Cutter', ar: 'القاطع' },
  jamShort: { en: 'Jammed', ar: 'ورق محشور' },
  hotShort: { en: 'Too hot', ar: 'ساخنة' },
  pausedShort: { en: 'Paused', ar: 'موقوفة' },
  drawerShort: { en: 'Drawer open', ar: 'الدرج مفتوح' },
  overShort: { en: 'Overloaded', ar: 'حمل زائد' },
  underShort: { en: 'Below zero', ar: 'تحت الصفر' },
  movesShort: { en: 'Unstable', ar: 'غير مستقر' },
  busyShort: { en: 'Busy', ar: 'مشغول' },
  offShort: { en: 'off', ar: 'متوقف' },
  faultShort: { en: 'Fault', ar: 'عطل' },

  // What is not on paper yet
  paper: { en: 'On its way to paper', ar: 'في طريقه إلى الورق' },
  paperNone: { en: 'Everything has come out.', ar: 'طُبع كل شيء.' },
  paperUnread: {
    en: 'What waits at the printers is not known while the store server is away.',
    ar: 'لا يُعرف ما ينتظر عند الطابعات ما دام خادم المتجر غير متاح.',
  },
  late: {
    en: (count: string) => `${count} not printed`,
    ar: (count: string) => `${count} لم تُطبع`,
  },
  receipt: { en: 'Receipt', ar: 'إيصال' },
  copy: { en: 'Copy of a receipt', ar: 'نسخة من إيصال' },
  report: { en: 'Report or card slip', ar: 'تقرير أو قسيمة بطاقة' },
  kitchen: { en: 'Ticket for preparation', ar: 'تذكرة تحضير' },
  queued: { en: 'Waits for its turn; it prints by itself.', ar: 'ينتظر دوره، وسيُطبع تلقائياً.' },
  sending: { en: 'Is being printed.', ar: 'تجري طباعته.' },
  waiting: {
    en: 'Waits for the printer; it prints by itself when that is ready.',
    ar: 'ينتظر الطابعة، وسيُطبع تلقائياً عندما تجهز.',
  },
  didItComeOut: {
    en: 'Did it come out? The printer was lost while it printed: look at its paper.',
    ar: 'هل خرج؟ انقطعت الطابعة أثناء الطباعة: انظر إلى ورقها.',
  },
  didNotComeOut: { en: 'It did not come out.', ar: 'لم يخرج.' },
  cameOut: { en: 'Yes, it came out', ar: 'نعم، خرج' },
  printAgain: { en: 'No, print it again', ar: 'لا، اطبعه مجدداً' },
  printNow: { en: 'Print it again', ar: 'طباعة مجدداً' },
  notWanted: { en: 'Not needed', ar: 'غير مطلوب' },
  mayNot: {
    en: 'Your role may not print again. Ask a manager.',
    ar: 'لا يسمح دورك بإعادة الطباعة. اطلب من المدير.',
  },
})
