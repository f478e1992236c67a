namespace EnquiryBot.Language;

/// <summary>Welsh words as citizens and councils write them, without accents, in their unmutated form; written by hand.</summary>
internal static class WelshWords
{
    /// <summary>Words that carry the grammar, and spellings of everyday messages: one nearly decides. They are taken as they stand.</summary>
    public const string Grammar = """
        a y yr yn ym yng ac neu ond nad nid ni na nac oni os pe ped pan pam pryd sut ble lle beth pwy pwyr pa faint sawl be
        mae maen maer mai nhw hwy hi fo fe ef ti chi chwi fi mi myfi dyma dyna dacw wele yma yna acw hwn hon hyn hwnnw honno hynny rheini rheiny rhain
        dw dwi dwim ydw wyt ydy yw ywr ydi ydym dyn dym ych dych ydych dan ydyn ydynt yndw ydio oes does doedd dydy dydi dyw dydw ydyw sy sydd sydyn syr syn
        oedd roedd roeddwn roeddech roedden roeddent roedden oeddwn oeddech oedden oeddent on oeddet bu buodd bum buom buont fu fuodd fues buest
        bydd fydd byddaf fydda bydda byddi byddwn byddwch fyddwch byddan byddant fyddan fyddant fyddwn byddai fyddai byddwn byddech bod fod mod fyddech fyddaf
        baswn basech basen basai basa fasai fasa faswn fase byse bysai hoffwn hoffai hoffen hoffem gwnaeth wnaeth nath wnes nes naeth wneith neith
        gallaf galla gallai gallwn gallwch gallech gallant gallan alla allaf all allwn allwch allech allai ellir gellir gellid
        caf cafodd cawn cewch cei caiff cael gael chael cafwyd ces gafodd gewch gaf gawn cawsom cafwyd cefais gefais caent
        rhaid dylai dylwn dylech dylid ddylwn ddylai ddylech dylen oherwydd achos gan gen genni gennyf gynno gynnon ganddo ganddi gennym ganddyn ganddynt gennych gyda gydag efo heb hebddo
        ar arna arnaf arno arni arnom arnoch arnyn arnynt at ataf atat ato ati atom atoch atyn atynt o ohono ohoni ohonom ohonoch ohonyn ohonynt i iddo iddi iddyn iddynt imi inni ichi
        rhwng dros drosodd trwy drwy tan hyd wrth wrtho wrthi wrthyn wrthynt ymhlith ynglyn ynghylch ynghyd erbyn ers tua tuag cyn wedi am amdano amdani amdanyn amdanynt amdanom
        fy dy ei eu ein eich fod eithaf iawn rhy mor hefyd eto wedyn nawr rwan heddiw heno fory yfory ddoe neithiwr weithiau wastad byth erioed dim ddim mo ddim rhywbeth rhywun rhywle unrhyw pob popeth pawb neb
        mwy mwyaf llai lleiaf gwell gorau gwaeth gwaethaf llawer ychydig digon gormod cymaint tipyn sef felly oni bai bellach gilydd hunan hun ill hunain nes hytrach naill ill ynteu chwaith
        isio eisiau isie ishe moyn angen anghen angan oeddan iw ir or ar nag nar sut dach da chdi chditha hwnna honna hyna nath nai neud gneud gwneud wneud newch wnewch gnewch medru fedra fedrai fedrwch fedrwn medra medrwch ydach gyda'r
        diolch plis os gwelwch s'mae su'mae smae sumae haia heia ia gweler bore prynhawn nos noswaith shwmae shwmai helo hwyl croeso sori ie oes na nage nac do naddo ydi ydynt ynglyn ynte yntau hithau nhwthau minnau finnau tithau chithau
        un dau dwy tri tair pedwar pedair chwech saith wyth naw deg ugain cant mil cyntaf ail trydydd trydedd pedwerydd olaf nesaf nesa diwethaf diwetha
        darllenwch cysylltwch ffoniwch ewch dewch rhowch gwnewch gofynnwch talwch anfonwch defnyddiwch cliciwch dywedwch gadewch cymerwch gwiriwch dewiswch peidiwch peidio
        ga gai gest gymra cymra es est eist troes hepgorer mewnosoder rhodder diwygier ystyrir
        aeth daeth eth ath des daw dod dewch mynd fynd dos tyrd cer dere rho rhoi rhoddodd rhoddwyd dywedodd meddai wrtha gwyr gwn wn wyddwn wyddoch gwyddoch wyddai
        """;

    /// <summary>Everyday and council words in their unmutated form; their mutated forms are derived.</summary>
    public const string Common = """
        bin biniau ysbwriel sbwriel ailgylchu gwastraff casglu casgliad casgliadau bag bagiau bwyd gardd swmpus compost lludw bocs blwch cadi teiars batri gwydr papur plastig cardfwrdd tip tipio anghyfreithlon glanhau sbwriel
        treth trethi cyngor sir bwrdeistref dinas tref pentref cymuned cynghorydd cynghorwyr swyddfa gwasanaeth gwasanaethau cwsmer cwsmeriaid pleidlais pleidleisio etholiad etholiadau cofrestr cofrestru
        tai tenant tenantiaid rhent rhentu budd-dal budd budd-daliadau gostyngiad gostwng cymorth help helpu cefnogaeth cefnogi gofal gofalwr gofalwyr anabl anabledd bathodyn glas parcio trwydded trwyddedu maes car ceir ffordd ffyrdd heol stryd lon palmant twll tyllau goleuadau golau
        ysgol ysgolion plentyn plant disgybl disgyblion athro athrawes athrawon addysg derbyn derbyniadau lle lleoedd cludiant bws bysiau tren gorsaf cinio prydau coleg prifysgol myfyriwr myfyrwyr dosbarth meithrin cynradd uwchradd
        llyfrgell llyfrgelloedd llyfr llyfrau cerdyn hamdden canolfan nofio pwll parc parciau amgueddfa theatr chwaraeon
        cynllunio cais ceisiadau gwneud adeilad adeiladu rheoliadau caniatad trwyddedau tafarn busnes busnesau cyflogaeth swydd swyddi gwaith gweithio gweithiwr gweithwyr cyflog
        geni genedigaeth marw marwolaeth priodi priodas tystysgrif claddu mynwent amlosgfa cofrestrydd partneriaeth
        talu taliad taliadau bil biliau arian punt punnoedd cyfrif banc debyd uniongyrchol cost costau costio pris prisiau ffi ffioedd dirwy dyled dyledion band bandiau eithriad gorddyledion ad-daliad
        ffurflen ffurflenni gwefan ar-lein ebost e-bost neges llythyr galwad galw ffon ffonio rhif cod post cyfeiriad enw oed dyddiad amser diwrnod diwrnodau dydd dyddiau wythnos wythnosau wythnosol mis misoedd misol blwyddyn blynyddoedd awr oriau munud eiliad
        llun mawrth mercher iau gwener sadwrn sul ionawr chwefror ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr gwanwyn haf gaeaf gwyl gwyliau nadolig pasg
        gofyn ateb cwestiwn cwestiynau gwybod gwybodaeth dweud siarad gweld clywed darllen ysgrifennu dysgu deall meddwl teimlo hoffi caru cofio anghofio credu gobeithio disgwyl aros dechrau gorffen stopio parhau newid symud agor cau prynu gwerthu defnyddio
        rhoi cymryd anfon derbyn colli ennill canfod chwilio dangos trefnu adrodd reportio riportio cwyno cwyn cwynion apelio apel herio gwrthod canslo adnewyddu diweddaru lawrlwytho llwytho argraffu clicio gwirio cadarnhau gwneud byw bwyta yfed cysgu cerdded rhedeg gyrru teithio eistedd sefyll codi gadael dychwelyd cyrraedd digwydd tyfu canu chwarae gwylio ceisio
        ty cartref cartrefi tai fflat ystafell cegin drws ffenestr to wal llawr bwrdd cadair gwely dodrefn soffa oergell
        teulu mam tad mab merch brawd chwaer gwr gwraig ffrind ffrindiau cariad babi person pobl dyn dynion menyw menywod bachgen merched bechgyn hogyn hogan nain taid cymydog cymdogion
        ci cwn cath ceffyl buwch defaid aderyn adar pysgod anifail anifeiliaid llygoden llygod cacwn baw coeden coed blodyn blodau glaswellt dail
        dwr mor afon llyn mynydd mynyddoedd bryn cwm coedwig traeth ynys gwlad byd haul lleuad seren glaw eira gwynt tywydd storm llifogydd llifogydd tan mwg sŵn swn
        cymru cymraeg cymro cymry cymreig lloegr saesneg sais saeson prydain iwerddon alban ewrop caerdydd abertawe casnewydd wrecsam bangor gwynedd mon powys ceredigion
        da drwg mawr bach bychan hen ifanc newydd hir byr tal uchel isel trwm ysgafn cyflym araf poeth oer cynnes sych gwlyb glan budr brwnt hardd pert hyll hapus trist anodd hawdd pwysig arbennig cyffredin gwahanol tebyg cywir anghywir agored llawn gwag cryf gwan du gwyn coch gwyrdd melyn oren porffor llwyd brown pinc
        peth pethau rhan rhannau rheswm ffaith enghraifft problem problemau syniad stori hanes bywyd marwolaeth iechyd iach ysbyty meddyg meddygon nyrs deintydd cleifion salwch poen cyffur moddion
        deddf cyfraith cyfreithiol rheol rheolau rheoliad adran adrannau atodlen paragraff pennod erthygl gorchymyn gweinidog gweinidogion llywodraeth senedd awdurdod awdurdodau lleol cenedlaethol cyhoeddus preifat cymdeithasol amgylchedd amgylcheddol economaidd gwleidyddol diwylliant crefydd eglwys capel iaith ieithoedd gair geiriau
        cyfarfod pwyllgor adroddiad adroddiadau cynllun cynlluniau prosiect polisi strategaeth datblygu datblygiad datblygiadau proses cyfnod cyfle cyfleoedd cyfrifol cyfrifoldeb hawl hawliau hawlio gallu ansawdd safon safonau lefel math mathau nifer rhestr tudalen llinell
        dechreuodd gwelodd gwelwyd cafodd daeth ysgrifennodd enillodd aeth dywedodd gofynnodd cyhoeddwyd adeiladwyd sefydlwyd ganwyd penodwyd defnyddir gwneir gelwir ceir
        gwneuthur cyflwyno cynnwys cynnal cynnig cynnydd cyfrannu cydweithio cydnabod cyflawni cyfieithu cyfansoddi cyhoeddi canlynol canlyniad canlyniadau perthnasol perthyn person personau penodol penodi penderfynu penderfyniad pennaeth prif presennol pwrpas diben dibynnu diogel diogelwch diogelu dilyn dilys diweddar diwedd dogfen dogfennau dull
        ysgrifenedig ysgrifennydd ymgynghori ymgeisydd ymgeiswyr ymddiriedolaeth ymchwil ymchwiliad ymweld ymuno ymarfer ynni unigol unigolyn undeb uned wyneb ochr dde chwith gogledd de dwyrain gorllewin canol blaen cefn pen troed llaw dwylo llygad llygaid ceg trwyn clust gwallt gwaed calon corff
        bara llaeth llefrith menyn caws cig wy wyau cawl pysgodyn llysiau ffrwythau afal tatws te coffi cwrw gwin siwgr halen cacen teisen paned
        gem gemau tim pel rygbi canwr cerddoriaeth can caneuon ffilm rhaglen radio teledu newyddion cylchgrawn awdur bardd artist llun lluniau lliw lliwiau
        cyfrifiadur gliniadur meddalwedd rhyngrwyd dolen cyfrinair sgrin camera sain ffeil
        torri tacsi tacsis prawf elusen elusennau bwcio archebu oedrannus sifil cam-drin pla plau trafnidiaeth jocs joc
        print bras manwl lleuad maint materion eraill arall crys esgid esgidiau sgidiau siaced het cot trowsus sanau winwns nionod powdr pensil beiro inc
        elfen cyfartal samplu dadansoddi contractio diwygio dehongli diddymu cychwyn darpariaeth darpariaethau dibenion gofyniad gofynion hysbysiad hysbysiadau pleidleisiwr pleidleiswyr cadwraeth rhywogaethau
        fel iawn tybed efallai hwyrach siwr siŵr sicr gwir celwydd eithaf braidd bron ynghynt hwyr cynnar buan sydyn eto hefyd
        uwchben islaw tanodd tu mewn allan lan lawr fyny i'r nol ôl ol adref adre gartref yno draw ymlaen yno o'r o'i a'r a'i
        """;
}
