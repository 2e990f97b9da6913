// What the pages of tests say. Names of tests and reasons are in schema/rules/device-test-words.ts,
// since the paper says them too.
import { textsOf } from '#kit/i18n.ts'

export const testTexts = textsOf({
  back: { en: 'All things', ar: 'كل الأشياء' },
  title: { en: 'Tests', ar: 'الاختبارات' },
  hint: {
    en: 'The box is tried, then each device. Stay near: some tests ask you to look or to do something.',
    ar: 'يُجرَّب الجهاز المركزي ثم كل جهاز. ابقَ قريباً: تطلب بعض الاختبارات أن تنظر أو تفعل شيئاً.',
  },
  what: { en: 'What is tested', ar: 'ما يُختبر' },
  box: {
    en: 'The box: network, clock, disk, copies',
    ar: 'الجهاز المركزي: الشبكة والوقت والقرص والنسخ',
  },
  all: { en: 'All', ar: 'الكل' },
  none: { en: 'None', ar: 'لا شيء' },
  begin: { en: 'Begin the tests', ar: 'ابدأ الاختبارات' },
  choose: { en: 'Choose something to test first.', ar: 'اختر أولاً ما يُختبر.' },
  end: { en: 'End here', ar: 'أنهِ هنا' },
  leaveOut: { en: 'Leave this out', ar: 'اترك هذا' },
  again: { en: 'Test again', ar: 'اختبر مجدداً' },
  running: { en: 'Testing…', ar: 'جارٍ الاختبار…' },
  now: {
    en: (test: string, thing: string) => `${thing}: ${test}`,
    ar: (test: string, thing: string) => `${thing}: ${test}`,
  },
  left: {
    en: (seconds: string) => `${seconds} s left`,
    ar: (seconds: string) => `بقي ${seconds} ث`,
  },
  waiting: { en: 'waits its turn', ar: 'بانتظار دوره' },
  done: { en: 'The tests are done', ar: 'انتهت الاختبارات' },
  sums: {
    en: (passed: string, failed: string, skipped: string) =>
      `${passed} passed, ${failed} failed, ${skipped} left out`,
    ar: (passed: string, failed: string, skipped: string) =>
      `نجح ${passed}، وفشل ${failed}، وتُرك ${skipped}`,
  },
  openReport: { en: 'Open the report', ar: 'افتح التقرير' },
  keepAgain: { en: 'Keep the report', ar: 'احفظ التقرير' },
  notKept: { en: 'The report is not kept yet.', ar: 'لم يُحفظ التقرير بعد.' },
  reports: { en: 'Reports', ar: 'التقارير' },
  noReports: { en: 'No tests yet', ar: 'لا اختبارات بعد' },
  report: { en: 'Report of the tests', ar: 'تقرير الاختبارات' },
  printPaper: { en: 'Print on the receipt printer', ar: 'اطبع على طابعة الإيصالات' },
  printPage: { en: 'Print or save as PDF', ar: 'اطبع أو احفظ PDF' },
  download: { en: 'Download', ar: 'تنزيل' },
  onItsWay: { en: 'The report is being printed', ar: 'يُطبع التقرير' },
  noPrinter: {
    en: 'No receipt printer is set up and switched on.',
    ar: 'لا توجد طابعة إيصالات معدّة ومشغّلة.',
  },
  which: { en: 'On which printer?', ar: 'على أي طابعة؟' },
  tested: { en: 'Tested', ar: 'وقت الاختبار' },
  by: { en: 'By', ar: 'المختبِر' },
  store: { en: 'Store', ar: 'المتجر' },
  result: { en: 'Result', ar: 'النتيجة' },
  theBox: { en: 'The box', ar: 'الجهاز المركزي' },
  test: { en: 'Test', ar: 'الاختبار' },
  details: { en: 'Reason and figures', ar: 'السبب والأرقام' },
  signature: { en: 'Signature', ar: 'التوقيع' },
  passed: { en: 'passed', ar: 'نجح' },
  failed: { en: 'failed', ar: 'فشل' },
  skipped: { en: 'left out', ar: 'تُرك' },
  toTests: { en: 'Tests', ar: 'الاختبارات' },
  reportGone: { en: 'This report is not there', ar: 'هذا التقرير غير موجود' },
  mayNotTest: {
    en: 'Your role does not test devices. Ask the technician.',
    ar: 'دورك لا يختبر الأجهزة. اطلب من الفني.',
  },
})

/** What the technician is asked, and his answers. */
export const askTexts = textsOf({
  yes: { en: 'Yes', ar: 'نعم' },
  no: { en: 'No', ar: 'لا' },
  cameOut: { en: 'Did the test page come out?', ar: 'هل خرجت صفحة الاختبار؟' },
  letters: {
    en: 'Look at the test page: is each letter right, also £ € é ü ñ and the Arabic line?',
    ar: 'انظر إلى صفحة الاختبار: هل كل الحروف صحيحة، ومنها £ € é ü ñ والسطر العربي؟',
  },
  lettersHint: {
    en: 'Wrong signs mean another model or code page.',
    ar: 'الرموز الخاطئة تعني طرازاً آخر أو صفحة محارف أخرى.',
  },
  cut: { en: 'Was the page cut off?', ar: 'هل قُطعت الصفحة؟' },
  noCutter: { en: 'It has no cutter', ar: 'لا قاطع فيها' },
  opened: { en: 'Did the drawer open?', ar: 'هل فُتح الدرج؟' },
  noDrawer: { en: 'No drawer hangs here', ar: 'لا درج هنا' },
  leaveOpen: { en: 'Open the drawer, then press.', ar: 'افتح الدرج ثم اضغط.' },
  isOpen: { en: 'It is open', ar: 'إنه مفتوح' },
  shut: { en: 'Shut the drawer, then press.', ar: 'أغلق الدرج ثم اضغط.' },
  isShut: { en: 'It is shut', ar: 'إنه مغلق' },
  scan: { en: 'Scan this code.', ar: 'امسح هذا الرمز.' },
  scanHint: {
    en: 'A scanner that does not read screens reads it from a printed test page.',
    ar: 'الماسح الذي لا يقرأ الشاشات يقرؤه من صفحة اختبار مطبوعة.',
  },
  empty: {
    en: 'Take everything off the scale, then press.',
    ar: 'ارفع كل شيء عن الميزان ثم اضغط.',
  },
  isEmpty: { en: 'It is empty', ar: 'إنه فارغ' },
  load: {
    en: 'Put something on the scale, best a known weight, then press.',
    ar: 'ضع شيئاً على الميزان، والأفضل وزن معروف، ثم اضغط.',
  },
  isLoaded: { en: 'It lies still', ar: 'إنه ثابت' },
  readsRight: {
    en: (weight: string) => `The scale says ${weight}. Is that right?`,
    ar: (weight: string) => `يقول الميزان ${weight}. هل هذا صحيح؟`,
  },
  whichNumber: { en: 'Which number does it show?', ar: 'أي رقم يعرض؟' },
  nothingThere: { en: 'Nothing', ar: 'لا شيء' },
  pay: {
    en: 'Ask for a card? The smallest amount is paid and taken back at once.',
    ar: 'هل تُطلب بطاقة؟ يُدفع أصغر مبلغ ويُلغى فوراً.',
  },
  doIt: { en: 'Ask for a card', ar: 'اطلب بطاقة' },
  holdCard: { en: 'Hold the card to the terminal.', ar: 'قرّب البطاقة من الجهاز.' },
  plug: {
    en: 'Take the device off its line and put the loopback plug in (it bridges TX and RX).',
    ar: 'افصل الجهاز عن خطه وركّب قابس الإرجاع (يصل TX بـ RX).',
  },
  isIn: { en: 'It is in', ar: 'رُكّب' },
  unplug: {
    en: 'Take the loopback plug out and put the device back.',
    ar: 'انزع قابس الإرجاع وأعد الجهاز.',
  },
  isBack: { en: 'It is back', ar: 'أُعيد' },
})

/** What helps, where the reason alone does not say it. States of devices have theirs in trouble-words. */
export const testTodos = textsOf({
  'no-answer-in-time': {
    en: 'Check its power, its cable and its address; then test it again.',
    ar: 'تحقق من الكهرباء والكابل والعنوان ثم اختبره مجدداً.',
  },
  'sensor-not-learned': {
    en: 'Teach it on the device’s page.',
    ar: 'علّمه في صفحة الجهاز.',
  },
  'sensor-wrong': { en: 'Teach it again on the device’s page.', ar: 'علّمه مجدداً في صفحة الجهاز.' },
  'drawer-did-not-open': {
    en: 'Check the lock and the cable between printer and drawer.',
    ar: 'افحص القفل والكابل بين الطابعة والدرج.',
  },
  'did-not-say-so': {
    en: 'Check the model and the cable, then test it again.',
    ar: 'راجع الطراز والكابل ثم اختبره مجدداً.',
  },
  'other-code': {
    en: 'Set the scanner to send what it reads as it is, with no prefix.',
    ar: 'اضبط الماسح ليرسل ما يقرؤه كما هو، بلا بادئة.',
  },
  'not-still': {
    en: 'Stand the scale level, away from wind and vibration.',
    ar: 'ضع الميزان مستوياً بعيداً عن الهواء والاهتزاز.',
  },
  'nothing-came-back': {
    en: 'Is the plug in the right socket? Else the cable or the port is broken.',
    ar: 'هل القابس في المنفذ الصحيح؟ وإلا فالكابل أو المنفذ معطّل.',
  },
  'came-back-different': {
    en: 'Check speed, data bits and parity; a long cable needs a lower speed.',
    ar: 'راجع السرعة وبتات البيانات والتكافؤ؛ الكابل الطويل يحتاج سرعة أقل.',
  },
  'clock-differs': {
    en: 'Set the time of the box, or of this screen.',
    ar: 'اضبط وقت الجهاز أو وقت هذه الشاشة.',
  },
  'disk-full': {
    en: 'Free some space or put in a larger disk.',
    ar: 'أفرغ مساحة أو ضع قرصاً أكبر.',
  },
  'cloud-away': {
    en: 'Check the internet. The shop sells on meanwhile.',
    ar: 'تحقق من الإنترنت. يواصل المتجر البيع.',
  },
  'replica-bad': {
    en: 'Check the second disk or the place of the copy.',
    ar: 'تحقق من القرص الثاني أو مكان النسخة.',
  },
  'jobs-wait': {
    en: 'See at “Printing” on the first page which printers they wait for: switched on, paper, cable?',
    ar: 'انظر عند «الطباعة» في الصفحة الأولى أي طابعات تنتظرها: التشغيل والورق والكابل؟',
  },
  'jobs-parked': {
    en: 'Open the printer’s page and print them again.',
    ar: 'افتح صفحة الطابعة واطبعها مجدداً.',
  },
  'hub-stopped': {
    en: 'It starts again by itself; if it stays away, restart the box.',
    ar: 'ستعمل من جديد تلقائياً؛ وإن لم تعد فأعد تشغيل الجهاز.',
  },
  'not-taken-back': {
    en: 'Take the payment back at the terminal itself.',
    ar: 'ألغِ الدفعة على الجهاز نفسه.',
  },
})
