/** Lithuanian words for claim codes: 1,024, in the order of their letters without marks. */
export const lithuanianWords: readonly string[] = `
actas adata adresas afiša agrastas aguona agurkas aikštė aikštelė aitvaras ajeras akacija
akimirka akmuo akordas aksomas aktorius alavas albumas alėja aliejus alksnis alpaka amatas
ananasas ančiukas anglis antena antilopė antklodė antraštė apkepas aplankas apuokas apykaklė
apynys apyrankė arbata arbūzas arena arka arklys armonika aromatas aronija artojas aruodas
asfaltas ašigalis ąsotis astras ateljė atlydys atmintis atolas audėjas audeklas audimas audinė
audinys auksas aukštis auskaras austrė autorė avelė avietė avilys avis aviža bagažas baidarė
balandis baletas balionas bambukas bananas bandelė bandymas banga banginis barsukas baseinas
baterija bazaltas bėgikas beržas beržynas betonas bičiulis bijūnas bilietas birbynė bitė blynas
bokštas boružė braškė briauna briedis brokolis brolis bronza bruknė brūkšnys būda būdelė būgnas
būgnelis bulvaras bulvė burbulas burokas čempionė centras čerpė česnakas choras čiaupas cinkas
citrina čiurlys cukinija cukrus daigynas dailidė daina dainelė daktaras dangtis dangus daržas
daržinė datulė dauba debesis degtukas deguonis delfinas derlius desertas dešimtis dėžė dialogas
dienynas dirbinys dirbtuvė dirva dirvonas dobilas domino dovana dovanėlė dramblys drąsa draugas
drebulė dribsnis driežas drobė drožinys drugelis drugys druska dubuo duetas dulksna dūmas
dundesys duona durpė dviratis dydis dykuma džemas džiazas eglynas eilė ekranas elektra elnias
energija erdvė ėriukas erškėtis ešerys eskizas estafetė etiketė ežeras ežys fabrikas fazanas
ferma figa filmas filtras fiordas fleita fontanas futbolas gaida galerija gamta gamykla gandras
garažas garbė gardumas garnys garvežys gatvė gaublys gaudesys gegužė geležis gelmė genys
geologas gepardas gertuvė gerumas gervė gervuogė giedra giria gitara gluosnis gniūžtė gnomas
golfas gondola grafika grandinė granitas grąžtas grėblys greitis grietinė griežlė griežtis
grikis griovys grota grožis grumstas gruodis gružlys grybas grybiena gulbė guoba gylis gyslotis
hamakas idėja įėjimas iguana įkalnė įlanka imbieras indas inkaras inkilas įrankis irklas išdaiga
iškarpa iškyla išmintis įspūdis istorija išvyka įžanga jachta jaukumas jautis jazminas jėga
jogurtas jojimas juokas juosta jūra jūreivis jurginas kabelis kablys kabykla kačiukas kadagys
kaimas kaimynas kaitra kakava kaktusas kaladė kalendra kaliošas kalnas kalva kalvis kamanė
kambarys kamienas kampas kamštis kamuolys kanoja kantrybė karamelė karklas karolis karosas
karšis karutis kąsnis kaspinas kaštonas kastuvas katė katinas kavinė kėdė kedras kefyras keksas
keleivis kelias kelionė kempinė kengūra kepalas kepsnys keptuvė kepurė kepykla keramika kiaunė
kibiras kikilis kilimas kioskas kišenė kiškis kištukas kivis klampynė klasė klavišas klėtis
klevas klimatas klostė klumpė kluonas kmynas knyga knygelė knygynas koala kočėlas kojinė kokosas
koldūnas kolibris komanda komedija kometa komoda kompasas kompotas kopūstas koralas kortelė
korys košė kosmosas krantas krapas krateris krautuvė kregždė kreida kreivė kremas krepšys
krevetė kriauklė kriaušė krienas krioklys krokas krosnelė krosnis kruopa krūva kubas kūgis
kultūra kuoja kuokštas kupolas kuprinė kurapka kurmis kurtinys kvarcas kvietys lagūna laimė
laiptas laiškas laivas laivelis laivynas lakūnas langas lapas lapė lapija lapkotis lapynas
lašelis lašiša laukymė laužas lazdynas lazeris ledas ledynas legenda leidykla lėkštė lėktuvas
lempa lemūras lenta lentelė lentyna lęšis liemenė liepsna lieptas lietus lietutis linija
liniuotė lipdinys litras liustra liūtukas lizdas lobis lokys lopinys lopšinė lopšys lubinas
lukštas lututė lydeka lyguma lyra magnetas malka malūnas mamutas mankšta marmuras matuoklė
maumedis mazgas medalis medetka mediena medis meduolis medūza medvilnė meistras meldas melionas
melodija menkė mėnulis mėnuo meška meškerė mėta metalas meteoras metro mezginys midija miestas
miežis migdolas migla mintis mirksnis miškas mįslė mišrainė mokinys mokslas mokykla molekulė
molis moliūgas moneta morka mozaika muilas musė muziejus muzika mygtukas mylia naktis namas
namelis namukas narcizas nardymas nasturtė naujiena nektaras nendrė nėrinys nuotaika nuotykis
oblius obuolys omaras omletas ondatra opera oras orbita oreivis orkaitė ovalas ožiukas ožka
pačiūža padanga padažas padėka paežerė pagalvė pagarba pajūris pakaba pakalnė paketas pakopa
pakrantė palangė palapinė palėpė palmė pamiškė pamoka panda panorama pantera papartis papėdė
paprika papūga parkas paroda pasaka pašiūrė paskaita pastaba pastatas pastilė pastogė patarlė
paukštė paupys pauzė paveldas pavėsinė pavėsis pažadas peizažas pelė pelėda pelerina peliukas
pelkynas pelytė pempė perėja perkėla perlas peronas persikas petunija pianinas pica piemuo
pienas pienė piešėjas piešinys pietys pieva pievelė pilis pilkuma pilnatis pilotas piltuvas
pintinė pipiras piramidė pirkia pirštinė pižama pjūklas plakatas planas planeta platanas platina
platuma plaustas plekšnė pliažas plojimas plūdė plunksna pluoštas plyta plytelė poema poezija
poilsis pokalbis pokylis polka posmas pradžia pramoga pratimas prekė prizas prūdas pudingas puma
pumpuras puodas puodelis puodžius puokštė puošmena pušis puslapis pusmetis pušynas pylimas pynė
pyragas radijas ragelis raidė raistas raižinys raktelis ramybė rankena rankinė rankovė rašalas
rašiklis rašinys ratas ratukas rauginys razina receptas regata rekordas renginys rėtis ridikas
riekė riešutas rinkinys ritinys ritmas robotas rodyklė ropė rožynas ruduo rugsėjis rūkas rungtis
ruonis rūsys rutulys ryšulys rytmetys rytojus rytys ryžis safyras sakalas sakinys sakmė šakotis
sala saldumas salieras šalikas salonas salota šaltinis samana samtis sandalas sankryža santaka
sapnas sąrašas šaškė šaukštas saulutė sausis sausuma savaitė scena sėdynė segė seifas sekundė
šepetys serenada šerkšnas sezonas šiaudas šiaurė sidabras šieninė sietas signalas šilauogė
šilkas silkė šiluma sirupas siūlas siūlė siuvėjas skaičius skalė skara skardinė skardis skiedra
skiemuo skonis skraistė skruzdė skrydis skrynia skudutis šlaitas slėnis šlepetė slidė sliekas
šluota slyva smėlynas smilga smiltis smuikas sniegas sniegena sodas sodyba sofa šokėjas šokis
sonata sostinė spalis spalva šparagas sparnas sparta spiečius špinatas spiralė sportas šprotas
spurga spyglys spyna sraigė sraigtas sraunuma sriuba srovė sruoga stalas stalius startas statinė
statula stepė stiebas stiklas stiklinė stiklius stinta stirna stogas stotelė stotis stovykla
strazdas striukė strutis studija stulpas stumbras suktukas sūkurys šulinys šuniukas šuo suopis
sūrelis sūris svajonė svečias švendras šventė svetainė šviesa sviestas svirnas svirplys svogūnas
šypsena taburetė taiga taisyklė takas takelis taksi tango tapyba taurė teatras teisėjas tekstas
tempas tenisas teptukas terasa termosas tešla tigras tikslas tiltas tinklas tonas topazas tortas
treneris trešnė trimitas triušis troba trupinys tuja tulpė tulžys turgus turistas turnyras
tuzinas tvarka tvartas tvora tyla ūdra ūkana ūmėdė ungurys uoga uogienė uostas upė upelis
upėtakis upokšnis urvas usnis užduotis užkandis užklotas užrašas užtvanka vabalas vabzdys vaflis
vagonas vaikystė vainikas vairas vaisius vakaras valanda valgykla valtis vamzdis vanagas vanduo
vanilė vapsva variklis varlė varnėnas varpas varpelis varškė varžtas vasara vasaris vaškas vaza
vėduoklė vėgėlė vėjas vėjelis veltinis veranda veršelis veržlė vėtra vėtrungė vežimas vėžlys
viadukas viela viešnia vijoklis vilna vilnis vingis vinkšna virdulys virėjas viršūnė virtinė
virtinis virtuvė virvė viryklė viržis višta vitražas volungė voverė vožtuvas vynuogė vyšnia
vyturys žaibas žaidimas žaislas žaluma žalvaris žara žarija žąsinas zebras žemė žemuma žemuogė
žemupys žemynas ženklas žibintas žiburys židinys žiedas žiedelis žiedynas žiema žievė žingsnis
žirafa žirgas žirnis žiūronas žodis žodynas žolelė zuikelis zuikis žurnalas žuvėdra žuvienė
žuvis žvaigždė žvakė žvakelė žvejyba žvejys žvirblis žvyras žygeivis žygis zylė
`
	.trim()
	.split(/\s+/);
