/** Norwegian words for claim codes: 1,024, in the order of their letters without marks. */
export const norwegianWords: readonly string[] = `
abbor ærfugl agurk akebrett åker åkerbær akkord alpakka ananas antenne antilope appelsin aprikos
åretak armbånd årstid asparges atom avis avokado bærbusk bærtur bagasje bakeri bakke balkong
ball bålplass banan barlind basalt basseng båt båthavn båthus batteri båttur beite bekk bie
bilde billett birøkter bjelle blåbær blad blåmeis blomkål blomst bløtkake blyant bøffel bok
bøketre bokfink bokhylle bokstav bomull bønne bordduk borg børste bregne brems brett brød
brokkoli brønn bronse brosje bru brunost brygge bryter bukett bukse bunad bursdag busk busstur
butikk bygg bytur daddel dagslys dagstur dal damp dans delfin dessert diamant dikt dikter
dirigent døgn dompap dørmatte dørslag drake drill drivhus drivved drøm dromedar drops duett
dugnad dusin dykker dynamo dyne eggerøre eik eikeblad eikenøtt eiketre einebær einer ekko ekorn
elefant elv elvebåt energi eng eple eplekake eplemos eplesaft epletre erme ertebelg eventyr falk
farge fårikål fasan fennikel ferie feriedag ferietur ferist fersken fiken film filmrull filter
fiolin firfisle firkant fiskebåt fiskedam fisker fjær fjærpenn fjell fjellbu fjelldal fjellrev
fjellsti fjelltur fjord fjøs flaske flatbrød flåte flodhest flokk fløyel fløyte fløytist fly
flygel flyndre flyplass følge forkle fortau foss fotball foto fotograf fottur fredag frilager
friluft frimerke frokost frosk frukt fugl funn furu furuskog furutre fyrlys fyrstikk fyrtårn
galleri gangfelt gangvei garasje gardin gårdsrom gårdsvei gartner gaupe gave geit geitost
geitrams genser gepard gitar gjærdeig gjedde gjenlyd gjest gjeter glass glede glidelås globus
glød gnist gran granbar granitt granskog grantre grein grense gresskar gressløk grevling grind
grøft grønnkål grønnsak grotte grus gruve gryte guide gull gullfisk gullmynt gullring gulrot
hage hagebenk hagebord hagegang hageport hagestol halmtak halvdel hammer håndball håndkle hanske
harr hassel hav havbris havbunn havørn havsalt hegre helg hengelås herberge hestehov hestesko
himmel hjelm hjemvei hjørne hjort hjul holme honning hoppetau høst høstdag høstløv høstvind
hotell hovedvei høvel høyonn høysåte humle humlebol hund hundre husdyr hustak husvegg hval
hvalross hvete hvetemel hvile hvitløk hvitveis hylle hytte hyttebok hyttedør hyttetur ingefær
innsjø insekt isbit isbjørn isbre isbryter isfjell isflak ishockey iskrem istapp jernbane jerv
jordbær jorde jubel jubileum juice jungel kaffe kaffebar kajakk kakao kakeboks kaktus kalender
kalosje kålrot kamel kamera kanal kanin kapittel kaptein karaffel karamell karusell kassett
kastanje katt kattunge kefir kelner kenguru keramikk ketchup kikkert kilo kimono kiosk kirsebær
kiwi kjeks kjelke kjeller kjevle kjøkken kjole klang klatring klippe klokke kløver klut knagg
knapp knute koala kobber koffert kofte kokebok komedie komet komfyr kommode kompass kongle kopp
korall kornåker kosmos kostyme krabbe krans krekling krem kringle kritt krokus kronblad krone
krukke krumkake krydder kryss krystall kubbe kubbelys kubjelle kulde kuling kulp kunstner kurv
kvarter kvartett kveite kveld kvern kvist kylling kyst labyrint lærer lærling lagune lakris laks
lama lammeull lampe landsby landskap lånekort lanterne larve lasagne lasso lastebil ledning
lefse leirbål leketøy leksikon lemen lenestol leopard lerret lesebok lesesal linerle linjal
linje lirype lommebok lomvi lønnetre løper løvetann løvskog løvverk lue luft luftpute luftskip
lunsj lydbok lydspor lykke lyng lyskryss lysning lyspære magasin magnet mais majones makaroni
makrell maleri måltid målvakt mandarin mandel måne månefase månelys mango marihøne marked marmor
marsipan matboks matpakke matte maur maurtue medalje meieri melk melodi melon meny meteor middag
midnatt mildvær milepæl million mineral minne minutt mobil mønster moped morell morgen mørtel
mosaikk mose moskus motor motorbåt mugge muldvarp muldyr multebær murer murstein museum musikal
musiker musikk mynte myr myrsnipe myrull nabo nabolag nåletre nattbuss nattog naust navn nebb
nektarin nellik nepe neshorn nesle nettverk nisse nøkkel nord nordlys nordvest novelle nudel
nugat nyanse nysnø obo okse oliven omelett omvei ønske opal opera ordbok ordspill ordtak øredobb
oregano ørken orkester ørret orrfugl østavind ostefat ostekake østers ovn øyeblikk øygruppe
padling pære pæretre påfyll palass palett palme panda panorama panter papir papirfly paprika
paraply parasoll parkett passer pasta pastill pause peanøtt pelikan pensel pepper pergola perle
perrong persille piano pikkolo piknik pilot pingvin pistasj pizza plan planet planke plaster
plog plomme plysj pokal polarrev polka pollen polonese ponni popkorn porselen portal portrett
postbud postkort potet potte prisme propell prosa prøve pudding punkt purre pute pynt pyramide
pysjamas rabarbra radio rådyr rakett ramme ramsløk rangle rebus reddik refreng regatta regn
regnbyge regnhatt regnskog regnsky regntid regntøy regnvær reinsdyr reir reise rekord rev
reveunge ridehest ridetur rimfrost rips risgrøt rivjern robot rødbete rødkål rognebær roing
romfarer romferd romskip rosebusk rosett rosin rosmarin røyk røyskatt rubin rundtur ruskevær
ryggsekk rype rytme rytter safari safir såkorn saksofon salat salong sand sandal sandkake
sandkorn sanger sau scene sebra seilas seilbåt seilduk seiler sekstant sekund selleri sennep
serviett sesong seter setning sevje signal silke sink sirkel sirkus sirup sisik sitron sjåfør
sjakk sjiraff sjøbod sjøfugl sjøgress sjøhest sjøkart sjøluft sjømat sjøvann skibakke skifer
skihopp skiløype skilt skispor skisse skistav skistue skjære skjell skjerf skjorte skodde skog
skogbunn skogsti skogsvei skolevei skomaker skøyte skredder skrift skrue skuff skulptur skumring
skute sky skydekke skygge slagverk slalåm slåttonn sleiv slette slips slott sløyfe sludd sluse
småfugl småkake smaragd smed smil smykke snarvei snegl snekker snelle snø snøball snøfnugg
snøfonn snøhule snølykt snømann snøplog snøre snøsko snøvær sofa solbær soldag solhatt sølje
solsikke solskinn solur sølv solvegg sølvring sølvskje sommer sonate sonett sovepose søyle spade
spagetti spann speider speil spiker spill spinat spiral spøk spørsmål sport spurv squash stabbur
stabel stadion stafett stall stasjon statue stavelse steinbro steinur stengel stige stikling
stillhet stjerne stokk stol storfugl støvel strå stråhatt strand struts stubbe studio stup
sukker sum suppe surdeig sushi svaberg svamp svane svar svingdør sviske svømming sykkel syklist
syltetøy symaskin symbol symfoni sypress taco tåke tåkelur taklampe takrenne takstein tandem
tapet tårnur tavle teater tegning tekanne tekopp tekst telefon telt telys tennis tepose teppe
terne terrasse tidevann tiger time timian tistel tiur tjeld tjern toast tog togtur tomat tømrer
torden torgdag tørrfisk torv tråd traktor tranebær trapp trebåt trehus trekant trekull trener
treskje tresko trikk trinn troll tromme trompet truge tulipan tundra tunfisk tunnel turist
turkart turløype turnsko tusen tusj tyttebær ugle uglereir ukeblad ukulele ullgarn ullsokk
ullteppe ulltøy undring undulat urtehage urverk uteplass utflukt vadefugl værhane vaffel vaktel
valmue valnøtt vandring vanilje vann vannfall vannhjul vannpytt vannski vårdag varebil vårløk
varme vårregn vårsol ved vedkubbe vedovn vedskjul vegg veggur veikryss veiskilt vekkerur
vennskap veranda verden verksted vers veske vever vidde villgås villrein vimpel vind vindkast
vindrue vinge vinkel vinter vippe visp yoghurt ytterdør yttertøy
`
	.trim()
	.split(/\s+/);
