"""The lists that danger_words.py reads: by danger, by language. Correct them here; tests/…/test_danger.py
holds examples of both kinds, and every wrong alarm or missed cry deserves one more."""

VIOLENCE = {
    "de": """
        (schlag*|schlaeg*|prugel*|trit|tritt|wurg*|bedroht|misshandel*|verprugel*|boxt) (mich|uns|sie|ihn|meine|meinen)
        (mein|meinem|meinen|meiner|sein|ihr) (mann|ehemann|ex|freund|vater|onkel|bruder|chef|nachbar|partner|sohn)
        … (schlagt|schlaegt|geschlagen|gewalttatig|prugelt|verprugelt|bedroht|wurgt|misshandelt|vergewaltigt*)
        (mich|uns|sie|ihn|mir|uns) … (bedroht|geschlagen|verprugelt|zusammengeschlagen|vergewaltigt|misshandelt|gewurgt)
        zusammengeschlagen, verprugelt, vergewaltig*, morddrohung*, todesdrohung*, mit (einem|dem) messer
        angst vor (meinem|meinen) (mann|ehemann|exmann|vater|freund|bruder|onkel|ex)
        (bring|bringe|bringt|bringen) (dich|ihn|sie|euch|jemanden|alle|uns) um
        (ihn|sie|dich|euch|uns|jemanden|alle) … (umbringen|toten|toeten|abstechen|erschiessen|erstechen)
        ich (steche|schiesse|tote|erschiesse) … (ihn|sie|dich|euch|alle), amoklauf, bombe
        gewalt (zu hause|zuhause|in meiner familie|in unserer familie|in meiner ehe)
    """,
    "en": """
        (beats|beat|beating|hits|kicks|strangles|chokes|threatens|threatened|attacked) (me|us|her|him)
        (my|her|his) (husband|wife|boyfriend|ex|father|stepfather|brother|uncle|partner|boss|neighbour|neighbor)
        … (beats|beat|hits|hit|kicks|threatens|threatened|strangled|abuses|violent)
        (raped|rape|rapes|rapist), death threat*, with a knife, beaten up
        (afraid|scared) of my (husband|father|boyfriend|brother|partner|ex)
        kill (him|her|them|you|someone|somebody|everyone|us|me), (shoot|stab) (him|her|them|you|someone|everyone)
        violence at home, bomb
    """,
    "tr": """
        (beni|bizi|onu) … (dovuyor|dovdu|dover|dovuyorlar|dovduler|tehdit*|vuruyor|vurdu|bicakla*|oldur*)
        (kocam|esim|babam|abim|agabeyim|sevgilim|patronum|komsum)
        … (dov*|vuruyor|vurdu|tehdit ediyor|tehdit etti|siddet*)
        siddet goruyor*, siddete maruz, tecavuz*, olumle tehdit, oldurecegim, oldururum, oldurecek, bicakladi
        taciz ediyor*
    """,
    "ar": """
        (يضربني|ضربني|تضربني|ضربوني|يضربنا|يضربها|يضربونني|يهددني|هددني|يهددنا|يهددونني|يعنفني|يخنقني)
        (زوجي|ابي|والدي|اخي|عمي|خالي|طليقي|جاري|مديري) … (يضرب*|ضرب*|يهدد*|هدد*|يعنف*|عنيف)
        اغتصب*, اغتصاب, تهديد بالقتل, هددني بالقتل, ساقتل*, اخاف من (زوجي|ابي|اخي|طليقي)
        تعرضت (للضرب|للعنف|للاغتصاب|للتعنيف)
        بسكين, قنبلة
    """,
    "uk": """
        (бє|бють|побив|побила|бив|душить|ударив|вдарив) (мене|нас|її|його|дружину|маму)
        (чоловік|батько|брат|хлопець|сусід|вітчим|начальник) … (бє|побив|погрожує|душить|знущається)
        погрожу* (мені|нам|вбити), зґвалту*, вбю (його|її|вас|тебе|їх|всіх), хочу (вбити|убити) (його|її|їх|вас)
        боюся (чоловіка|батька|брата), з ножем
    """,
    "ru": """
        (бьет|бьют|избил*|избивает|ударил*|бил|душит|душил) (меня|нас|ее|его|жену|маму)
        (муж|отец|брат|парень|сосед|отчим|начальник|бывший) … (бьет|избил|избивает|угрожает|душит|издевается)
        (меня|нас) … (избил*|избивают|избивает|бьет|бьют), угрожа* (мне|нам|убить), угрожа* … уби*, изнасилов*
        убью (его|ее|вас|тебя|их|всех), хочу убить, боюсь (мужа|отца|брата|бывшего), с ножом
    """,
    "ro": """
        (ma|ne|o|il) (bate|loveste|ameninta|stranguleaza), m a (batut|lovit|amenintat|violat|strans de gat)
        (sotul|tatal|fratele|iubitul|prietenul|vecinul|seful|concubinul) … (bate|batut|loveste|ameninta|violent)
        violat*, violul, violator*, (te|il|va|ii) omor, vreau sa (omor|ucid), mi e frica de (sotul|tatal|iubitul)
        cu cutitul
    """,
    "pl": """
        (bije|pobil|uderzyl|kopie|dusi|bil) (mnie|nas|ja|go|zone|mame), (mnie|nas) … (bije|pobil|uderzyl|dusi)
        (maz|ojciec|brat|chlopak|sasiad|ojczym|szef) … (bije|pobil|grozi|dusi), grozi (mi|nam), zgwalc*, gwalciciel*
        zabije (go|ja|cie|was|ich), chce (go|ja|ich) zabic, boje sie (meza|ojca|brata), z nozem
    """,
    "fa": """
        (مرا|منو|من را|مارا|ما را) … (ميزند|ميزنه|مي زند|كتك*|تهديد*), شوهرم … (ميزند|ميزنه|مي زند|كتك*|تهديد*)
        (پدرم|برادرم|همسايه) … (كتك*|تهديد*), كتك (ميزند|مي زند|زد|خوردم), به من تجاوز, تهديد به (قتل|مرگ), با چاقو
    """,
}

CHILD = {
    "de": """
        (kind|kinder|kindern|kindes|baby|sohn|tochter|madchen|maedchen|junge|schulerin|schuler)
        … (geschlagen|misshandelt|missbraucht|vernachlassigt|eingesperrt|verprugelt|begrapscht|verwahrlost)
        (schlagt|schlaegt|schlagen|verprugelt|misshandelt|missbraucht|vernachlassigt|schreit und schlagt)
        … (ihr|ihre|sein|seine|seinen|das|die|mein|meine|den|unser) (kind|kinder|sohn|tochter|baby|schuler|schulerin)
        (fasst|beruhrt|begrapscht|belastigt) … (kind|kinder|madchen|maedchen|tochter|sohn|schulerin) (an|unsittlich)
        belastigt … (kinder|madchen|maedchen|tochter|schulerinnen), kindesmissbrauch, kindeswohlgefahrdung
        zwangsverheirat*
        kinder (schreien|weinen) jede nacht, kind (schreit|weint) jede nacht
    """,
    "en": """
        (child|children|kid|kids|baby|daughter|son|girl|boy) … (beaten|abused|neglected|molested|starving|raped)
        (beats|beating|hits|abuses|abusing|molests|neglects|starves)
        … (his|her|their|the|my|own) (child|children|kid|kids|baby|daughter|son)
        (touches|touched|gropes) … (girls|daughter|son|children|my child), child abuse at, forced marriage of
    """,
    "tr": """
        (cocuk|cocuklar|cocugu|cocugunu|cocuklari|cocuklarini|cocuga|cocuklara|bebegi|kizimi|oglumu|kizini|oglunu)
        … (dovuyor*|dovdu|dovuluyor|istismar*|taciz*|siddet uygul*|siddet gor*|vuruyor|ac birak*)
        zorla evlendir*, cocuk istismari var
    """,
    "ar": """
        (يضرب|تضرب|يضربون|ضرب|يعتدي علي|يعذب|تعذب)
        … (الاطفال|اطفاله|اطفالها|اطفالي|طفل|طفله|طفلها|طفلي|الطفل|الطفلة|ابنه|ابنته|ابني|ابنتي|اولاده|اولادها)
        (تحرش*|يتحرش|اعتدي جنسيا) … (بالاطفال|طفل*|بالبنات|ابنتي|بابنتي|بطفل*|التلميذات)
        (طفل|الطفل|طفلة|الاطفال|اطفال) … (يتعرض*|تتعرض|يتعرضون) (للضرب|للعنف|للاذى|للاهمال), تزويج … قسرا
    """,
    "uk": """
        (бє|бють|побив|побила|знущається|знущаються|катує) … (дитину|дітей|дитиною|дітьми|сина|доньку|дочку|малюка)
        (дитину|дітей|доньку|сина) … (бє|бють|побили|бють вдома|кривдять|ґвалту*)
        домага* … (дитини|дівчинки|доньки)
        розбещ*, дитина голодує
    """,
    "ru": """
        (бьет|бьют|избивает|избивают|избил*|издева*) … (ребенка|детей|ребенком|детьми|сына|дочь|дочку|малыша)
        (ребенка|детей|дочь|сына) … (бьет|бьют|избивают|избили|обижают дома|насилу*)
        домога* … (ребенка|девочки|дочери|дочки)
        растле*, ребенок голодает
    """,
    "ro": """
        (bate|bat|loveste|abuzeaza|maltrateaza|neglijeaza) … (copilul|copiii|copii|fetita|baiatul|fiica|fiul|bebelusul)
        (copilul|copil|copiii|copii|fetita|fiica|fiul) … (batut*|abuzat*|maltratat*|neglijat*|violat*|flamanzi)
    """,
    "pl": """
        (bije|bija|pobil*|zneca sie|molestuje|glodzi) … (dziecko|dzieci|dzieckiem|dziecmi|syna|corke|corka|nad dziecmi)
        (dziecko|dzieci|corka|syn) … (bite|bity|bita|molestowan*|maltretowan*|glodne)
    """,
    "fa": """
        (كودك|كودكان|بچه|بچه ها|بچهها|بچه اش|دخترم|پسرم|دخترش|پسرش) … (كتك*|ازار*|ميزند|مي زند|ميزنه|تجاوز)
        كودك ازاري, ازدواج اجباري
    """,
}

SUICIDE = {
    "de": """
        suizid*, selbstmord*, selbsttotung, selbsttoetung, lebensmude
        (will|mochte|moechte|wollte) nicht mehr leben, nicht mehr leben (will|mochte|kann)
        (will|mochte|moechte|wollte) (ich|er|sie) … nicht mehr leben
        ich (will|mochte|moechte|wollte) … (sterben|tot sein), (mir|sich) das leben nehmen, (mich|sich) umbringen
        (bringe|bringt) (mich|sich) um
        (mir|sich) (etwas|was) antun, leben hat keinen sinn, keinen sinn mehr, kann nicht mehr weiterleben
        alles beenden, (mich|sich) ritze*
        (spring|springe|springen) … von der brucke
    """,
    "en": """
        suicid*, kill (myself|herself|himself), (end|ending|take|taking) my (own life|life), want* to die
        wish i was dead
        (dont|do not|no longer) want to live, no reason to live, harm* myself, cut* myself on purpose
        cant go on living
    """,
    "tr": """
        intihar*, kendimi oldur*, kendini oldur*, yasamak istemiyor*, olmek isti*, canima kiy*, hayatima son
    """,
    "ar": """
        انتحر*, انتحار*, الانتحار, بالانتحار, سانتحر, اقتل نفسي, (انهي|انهاء) حياتي, لا اريد ان اعيش, لا اريد العيش
        اريد ان اموت, اتمنى الموت
    """,
    "uk": """
        самогубств*, суїцид*, не хочу жити, не хочу більше жити, більше не хочу жити, хочу померти
        (вбити|убити) себе, (вбю|убю) себе, накласти на себе руки, покінчити (з життям|з собою)
    """,
    "ru": """
        самоубийств*, суицид*, не хочу жить, не хочу больше жить, больше не хочу жить, хочу умереть
        (убить|убью) себя, наложить на себя руки, покончить (с собой|с жизнью)
    """,
    "ro": """
        sinucid*, sinucig*, suicid*, nu mai vreau sa traiesc, nu vreau sa mai traiesc, vreau sa mor, sa ma omor
        sa imi iau viata
    """,
    "pl": """
        samobojstw*, nie chce zyc, nie chce juz zyc, nie chce mi sie zyc, chce umrzec, (zabic|zabije) sie
        odebrac sobie zycie
    """,
    "fa": """
        خودكشي, نمي خواهم زندگي كنم, نميخواهم زندگي كنم, نمي خواهم زنده*, ميخواهم بميرم, مي خواهم بميرم
        خودم را بكشم
    """,
}

WORDS = {"violence": VIOLENCE, "child": CHILD, "suicide": SUICIDE}

# Taken out of the text before it is searched: ideas about prevention, sport and figures of speech.
EVERYDAY = """
    suizidpravention*, suizidpraevention*, pravention von (suizid|selbstmord|suiziden), gewaltpravention*
    selbstverteidigung*
    kampfsport*, schlagzeug*, kinderschutz*, beratung (bei|gegen) (gewalt|suizidgedanken), suicide prevention
    prevention of suicide
    intihar* onleme*, dovus*, bate gandul, (beat|beats) us (at|in|to), профилактик* (самоубийств|суицид*)
    запобігання (самогубств*|суїцид*), профілактик* (самогубств*|суїцид*), الوقاية من الانتحار, منع الانتحار
    prevenirea (suicidului|sinuciderii), zapobieganie samobojstwom, پيشگيري از خودكشي, badebombe*, bath bomb*
"""

# Near a person's name, these make a complaint about that person.
ACCUSATIONS = """
    unfreundlich*, unverschamt*, beleidig*, rassist*, lugt, lugner*, gelogen, schikanier*, betrug*, betrog*
    korrupt*, bestechlich*
    schreit, schrie, anschrei*, angeschrien, diskriminier*, belastig*, entlassen, gekundigt werden, inkompetent*
    faul, respektlos*, gemobbt, mobbt
    beschwer*, beschwerde*, schlagt, bedroht
    (rude|racist|liar|lies|corrupt|bully|bullies|bullied|harass*|discriminat*|insult*|shout*|complain*|fired)
    (irkci|hakaret*|kaba|yalanci|rusvet*|ayrimcilik*|sikayet*|bagir*|taciz*)
    (عنصري*|وقح*|يكذب|كذاب*|فاسد*|اهان*|يهين*|يصرخ|تصرخ|شكوى|تحرش*), (نژادپرست*|بي ادب|توهين*|دروغ*|شكايت*)
    (расист*|груб*|хам*|оскорб*|кричит|врет|взят*|жалоб*|жалуюсь|дискримин*)
    (хамить|грубить|ображ*|кричить|бреше|хабар*|скарг*|скаржусь)
    (rasist*|nesimtit*|jigni*|minte|mita|tipa|plang*|reclam*|discrimin*)
    (rasist*|niemil*|obraz*|krzycz*|klamie|lapowk*|skarg*|skarz*)
"""
