//! Words that no topic is made of: those that say nothing, and those that every podcast says.

use std::collections::HashSet;

use super::language::Language;
use crate::domain::fold::words;

/// What podcasts say of themselves, whatever their language; folded, as all words here.
const PODCAST: &str = "
episode episodes podcast podcasts podcasting season bonus trailer host hosts hosted guest guests interview interviews subscribe
follow sponsor sponsors sponsored sponsoring patreon itunes spotify youtube twitter facebook instagram tiktok linkedin
mastodon bluesky email mail newsletter website web site link links url http https www com org net utm note notes intro outro
trailer teaser introduction conclusion chapter chapters part news review reviews rss feed discord download mp3 show shows special
live best of feat vs with the a an and in on for to your you my is are by from at ep eps vol nr min mins sec pm am cest gmt utc est
js jan feb mar apr may jun jul aug sep sept oct nov dec ii iii iv vi vii viii ok hey wow lol ps ad ads etc
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
sunday
";

/// What stop-word lists lack: verbs, adjectives, adverbs, and nouns so plain that they name nothing.
const ENGLISH: &str = "
awesome amazing good bad great nice cool fun funny crazy weird huge tiny hot cold fast slow quick quickly easy easier easily hard
harder simple simpler simply real really true full fully deep deeply big bigger biggest favorite favourite favorites popular common
special final finally main major free fresh ready modern classic perfect wrong right happy sad sorry excited exciting interesting
actual actually absolute absolutely basic basics basically totally super pretty literally honestly exactly ultimate essential
potential various multiple several entire whole single double extra available latest recent early late daily weekly monthly annual
upcoming ongoing official personal general specific certain current different similar same able unable worth
add added adding allow ask answer answers answered avoid become begin believe bring bringing brings build building builds built buy
buying call called calling care carry catch change changes changed changing check checking checks choose choosing chat chatting chats
click close come coming cover covers covered covering create created creating creates cut deal dealing decide decided depends describe
dig discover discuss discusses discussed discussing discussion discussions dive dives do doing done drop drops eat enjoy enjoyed explain
explains explained explaining explore explores exploring fall feel feeling feels fight figure fill find finding finds fit fix fixed
fixing follow forget gain get gets getting gives giving go going gone grab grow growing grows guess guessing handle handling happen
happened happening happens hear heard hearing help helped helpful helping helps hit hold hope hoping improve improved include includes
including invite join joined joining joins jump keep keeping know knowing knows land launch launched launches lead leading learn learned
learning learns leave leaving left let lets listen listened listening live living load look looked looking looks lose losing lost love
loved loves loving make makes making manage managing mean meaning means meet meeting meets mention mentioned mentions miss missed missing
move moved moves moving need needed needs offer offers open opening pay paying pick picked picking picks play played playing plays plug
plugs pop post posts pull push put putting quit raise reach read reading reads receive recommend recommended recommends
record recorded recording release released releases remember remove replace reply reveal reveals rise run running runs save say saying
says see seeing seen sees sell selling send sending sense serve set sets setting settle setup share shared shares sharing ship shipped
shipping shoot show showing shown shut sign sit sleep slip solve solved solving sound sounds speak speaking speaks spend spending
spent split spread stand start started starting starts stay staying step steps stick stop stopped strong struggle submit suggest
support supported supporting supports switch switched switching take takes taking talk talked talking talks teach teaches teaching tell
telling tells test tested testing thank thanks think thinking thinks thought thoughts throw tie touch track train travel treat treats
tried tries trust try trying tune turn turned turning turns understand understanding update updated updates updating use used useful
user uses using visit wait waiting wake walk walks want wanted wanting wants watch watched watching wear welcome win winning wins
wonder wondering wondered work worked working works worry write writes writing written wrong
thing things stuff bit bits bunch lot lots way ways kind kinds sort sorts type types piece pieces point points idea ideas reason
reasons question questions answer answers story stories tip tips trick tricks hack hacks topic topics subject thing segment moment
moments time times day days week weeks weekend month months year years hour hours minute minutes second seconds today tomorrow tonight
yesterday morning evening night past future history end ending middle beginning top bottom side front back half level levels number
numbers list lists people person folks friend friends guy guys man men woman women kid kids life lives world place places home house
room city country name names word words line lines page pages title example examples experience experiences opinion opinions
resource resources pro con pros cons tool tools feature features option options problem problems issue issues solution solutions
challenge challenges difference differences benefit benefits advice guide series collection edition round roundup update recap preview
overview deep discussion conversation conversations comment comments feedback voicemail question mailbag fact facts detail details
case cases process approach step way job stuff team teams group groups member members community listener listeners audience fan fans
project projects product products item items content version versions course courses video videos audio photo photos picture pictures
image images file files book books article articles blog movie movies film music song songs album game games
introducing featuring including presenting exploring inside behind beyond versus meets
matter matters mind head heart hand hands eye eyes face body sick shameless hasty tasty spooky fireside potluck
order action power control value values result results success failure fail fails mistake mistakes plan plans goal goals state
effect impact change role rule rules reality truth secret secrets lesson lessons key keys hype war attack battle fear hope dream
dreams money cost price sale deal deals worth business
";

const FRENCH: &str = "
ais aujourdhui bonne bonnes bons bref cas choix chose choses concerne cote coup coups cour cours demain derniers dernieres devient
direct donne donner emission emissions ensuite exemple exemples face faire faut fin grand grande grandes grands gros grosse heure
heures hier invite invites invitee invitees jamais jour jours journee lieu lieux mal meilleur meilleure meilleurs meilleures mettre
mieux minute minutes mois moment moments monde nom noms nombre nouvel nouvelle nouvelles nouveaute nouveautes oui parlons parler parle
partie partir partout petit petite petites petits point points pouvoir presque propos propre raison raisons recois recoit recevons
saison saisons semaine semaines soir soiree suite sujet sujets temps travers trouve trouver truc trucs venir veut vie viens vient
vite voir vois voit voulez vraiment vrai vraie vrais ecoute ecouter ecoutez chronique chroniques rubrique partage partager partagez
abonnez retrouvez lien liens decouvrir decouvrez decouverte decouvre raconte raconter raconte explique expliquer revient revenir
retour passer passe passee aller rendre rend savoir sait connaitre connait comprendre penser pense croire aimer aime adore jouer joue
lire lit ecrire ecrit vivre vit mourir tenir tient suivre suit prendre prend pris mis met dit fait fera arriver arrive rester reste
entrer sortir sort monter descendre commencer commence finir fini perdre perdu gagner gagne chercher cherche demander demande montrer
montre essayer essaye utiliser utilise creer cree changer change besoin envie idee idees question questions reponse reponses
probleme problemes solution solutions avis conseil conseils astuce astuces histoire histoires recit facon maniere type genre sorte
fois annee annees an ans siecle matin nuit debut milieu cas exemple gens homme hommes femme femmes enfant enfants personne ami amis
famille maison ville pays rue terre mot mots phrase langue titre texte page liste numero chiffre chiffres niveau ordre
beau belle beaux belles joli jolie bonheur dur dure facile difficile simple simples possible impossible important importante
incroyable super genial cool drole fou folle special speciale speciaux seule seuls vieux vieille vieil jeune jeunes ancien ancienne
long longue court courte haut bas fort forte faible libre plein pleine nouveau derniere meme autre gratuit gratuite gratuits payant
complet complete prochain prochaine prochaines premiere premiers premieres final finale actuel actuelle total totale
avenir passe present futur place tour tours main mains tete yeux oeil coeur corps voix vue bout cadre effet effets sens mesure
programme animateur animateurs auditeur auditeurs generique merci bonjour salut bienvenue plus moins tres trop
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi
dimanche ici celebre fameux petit zapp apps appli applis application applications site sites video videos audio photo photos
projet projets equipe groupe produit produits service services actu actus actualite actualites critique critiques dossier debat
numero hors serie speciale best top
";

const GERMAN: &str = "
einfach folge folgen sendung sendungen thema themen gast gaste gasten gesprach gesprache interview frage fragen antwort antworten zeit
zeiten jahr jahre jahren tag tage tagen woche wochen monat monate stunde stunden minute minuten uhr morgen abend nacht heute gestern
leben welt mensch menschen leute mann manner frau frauen kind kinder freund freunde name namen wort worter ende anfang teil teile seite
seiten weg wege ding dinge sache sachen art weise fall falle grund grunde beispiel beispiele problem probleme losung losungen idee
ideen rolle ziel ziele punkt bild bilder blick hand hande kopf augen herz land lander stadt ort orte haus platz raum geschichte
geschichten buch bucher film filme musik spiel spiele erfahrung erfahrungen tipp tipps moglichkeit moglichkeiten unterschied
unterschiede horer horerinnen moderator redaktion redaktor autor produktion schnitt feedback shownotes kapitel staffel trailer
werbung partner rabatt code nachricht nachrichten meldung meldungen hintergrund aktuell aktuelle aktuellen neue neuen neuer neues
gross grosse grossen klein kleine gut gute guten besser beste besten schlecht wichtig wichtige spannend spannende letzte letzten
nachste nachsten erste ersten zweite zweiten dritte eigene eigenen ganze ganzen alte alten junge jungen deutsch deutsche deutschen
januar februar marz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag
sonntag montags freitags prozent euro million millionen milliarden zahl zahlen dank gruss grusse viel spass
";

const DUTCH: &str = "
aflevering afleveringen ga goed goede komen gast gasten vraag vragen antwoord tijd jaar jaren dag dagen week weken maand uur minuten
leven wereld mens mensen man vrouw kind kinderen vriend naam woord einde begin deel kant weg ding dingen manier probleem idee punt
verhaal verhalen boek film muziek spel nieuw nieuwe groot grote klein kleine beste laatste volgende eerste tweede oude jonge mooi
mooie leuk leuke belangrijk luister luisteraar luisteraars luisteren gesprek praten praat vertelt vertellen weet weten denken denkt zien
kijken kijk maken gaat gaan staat komt krijgt krijgen vindt vinden blijft neemt nemen geeft geven hoort horen zoekt helpt presentatie
seizoen thema onderwerp vandaag morgen gisteren avond ochtend nacht wij beter samen samenwerking
januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag
zaterdag zondag
";

const SPANISH: &str = "
episodio episodios capitulo capitulos programa programas temporada entrevista invitado invitada invitados pregunta preguntas respuesta
tiempo ano anos mes meses semana semanas dia dias hora horas minuto minutos noche manana tarde hoy ayer vida mundo gente persona
personas hombre hombres mujer mujeres nino ninos amigo amigos nombre palabra palabras fin principio parte partes lado cosa cosas
manera forma caso casos problema problemas idea ideas punto historia historias libro libros pelicula musica tema temas oyente oyentes
nuevo nueva nuevos nuevas grande grandes pequeno mejor mejores peor ultimo ultima ultimos primera primer segundo tercera viejo joven
bueno buena malo mala importante gran propio misma hablamos hablar habla contamos cuenta contar ver vemos escuchar escucha saber sabe
hacer hace decir dice conocer poder puede querer quiere llegar llega pasar pasa poner pone salir sale seguir sigue creer trabajo
trabajar gracias bienvenidos capitulo especial edicion suscribete siguenos redes sociales enlace enlaces
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado
domingo
";

const ITALIAN: &str = "
episodio episodi puntata puntate stagione intervista ospite ospiti domanda domande risposta tempo anno anni mese mesi settimana giorno
giorni ora ore minuti sera notte mattina oggi ieri domani vita mondo gente persona persone uomo uomini donna donne bambini amico amici
nome parola parole fine inizio parte parti lato cosa cose modo caso casi problema problemi idea idee punto storia storie libro libri
film musica tema temi argomento ascoltatori nuovo nuova nuovi nuove grande grandi piccolo migliore migliori ultimo ultima ultimi prima
primo secondo vecchio giovane bello bella importante parliamo parlare parla raccontare racconta vedere sapere fare dire conoscere
potere volere arrivare ascolta ascoltare lavoro grazie benvenuti speciale seguici iscriviti
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre lunedi martedi mercoledi giovedi venerdi
sabato domenica
";

const PORTUGUESE: &str = "
episodio episodios programa programas temporada entrevista convidado convidada convidados pergunta perguntas resposta tempo ano anos
mes meses semana semanas dia dias hora horas minutos noite manha tarde hoje ontem amanha vida mundo gente pessoa pessoas homem homens
mulher mulheres crianca criancas amigo amigos nome palavra palavras fim comeco parte partes lado coisa coisas jeito forma caso casos
problema problemas ideia ideias ponto historia historias livro livros filme musica tema temas assunto ouvinte ouvintes novo nova novos
novas grande grandes pequeno melhor melhores pior ultimo ultima ultimos primeira primeiro segundo velho jovem bom boa importante
conversa conversamos falar fala falamos contar conta ver ouvir saber fazer dizer conhecer poder querer chegar trabalho obrigado
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro segunda terca quarta quinta sexta sabado
domingo feira
";

const CATALAN: &str = "
episodi episodis programa programes capitol capitols temporada entrevista convidat convidada convidats pregunta preguntes resposta
temps any anys mes mesos setmana setmanes dia dies hora hores minuts nit mati tarda avui ahir dema vida mon gent persona persones home
homes dona dones nen nens amic amics nom paraula paraules final principi part parts costat cosa coses manera forma cas casos problema
idea idees punt historia histories llibre llibres tema temes oient oients nou nova nous noves gran grans petit petita millor millors
pitjor ultim ultima ultims primer primera segon segona tercer tercera vell jove bo bona important parlem parlar parla expliquem
explicar veure mirar escoltar saber fer dir coneixer poder voler arribar passar passa feina gracies especial edicio avancem recomanem
recomanacions comentem repassem analitzem reportatge proposem cap coneixem dediquem
gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre dilluns dimarts dimecres dijous divendres dissabte
diumenge
";

const GREEK: &str = "
επεισοδιο επεισοδια εκπομπη εκπομπεσ ερωτηση ερωτησεισ χρονοσ χρονια μερα ημερα ωρα ωρεσ λεπτα ζωη κοσμοσ ανθρωποι ανθρωποσ ανθρωπο
πραγμα πραγματα ονομα τελοσ αρχη μεροσ θεμα θεματα ιδεα προβλημα ιστορια ιστοριεσ σημερα αυριο χθεσ νεα νεο νεοσ μεγαλη μεγαλο
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
";

const NORDIC: &str = "
avsnitt episode episoder afsnit program gjest gjester gaest gaester gast gaster tid ar ars aar dag dager dage dagar uke uker uge uger
vecka veckor maned manad time timer timme timmar minutt minutter minuter liv livet verden varld varlden menneske mennesker manniskor
folk mann mand man kvinne kvinde kvinna kvinner barn venn ven van navn namn ord slutt slut start del side ting sak saker sag sager sak
mate sporsmal spoergsmal sporgsmal fraga fragor svar problem ide historie historier historia bok bog musikk musik film ny nye nyt nytt
nya stor store stora liten lille liten sma god gode god bra bedre beste basta siste sidste sista forste andre andra gammel ung viktig
vigtig snakker snakke taler tale pratar prata prat fortaeller forteller berattar lytte lytter lyssna lyssnar sammen tillsammans
januar februar mars marts april mai maj juni juli august augusti september oktober november desember december mandag tirsdag onsdag
torsdag fredag lordag sondag tisdag lordag
";

const POLISH: &str = "
odcinek odcinka odcinki odcinku odcinkow podcastu program sezon gosc goscie goscia rozmowa rozmowy rozmawiam rozmawiamy pytanie pytania
odpowiedz czas czasu czasie rok roku lata lat dzien dnia dni tydzien miesiac godzina minut zycie zycia swiat swiata swiecie ludzie ludzi
czlowiek osoba osoby kobieta mezczyzna dziecko dzieci nazwa slowo koniec poczatek czesc strona sprawa rzecz rzeczy sposob problem
problemy pomysl historia historie ksiazka film muzyka temat tematy nowy nowa nowe nowych duzy duza maly dobry dobra lepszy najlepszy
ostatni ostatnia pierwszy pierwsza drugi druga stary mlody wazny mowi mowic mowimy opowiada sluchaj sluchacze wiedziec zrobic robic
styczen stycznia luty lutego marzec marca kwiecien kwietnia maj maja czerwiec czerwca lipiec lipca sierpien sierpnia wrzesien
wrzesnia pazdziernik pazdziernika listopad listopada grudzien grudnia poniedzialek wtorek sroda czwartek piatek sobota niedziela
";

/// Words that lists of stop words have and topics may be made of, and words that are parts of topics but none alone.
const WEAK: &str = "
system systems state test testing text home group information research computer page value index site member room interest
invention area learning building setup user users world life power control team music film video photo book game games project product
content community business money file image house city country story process release switch track train travel ship record state
training history future story course walk talk light water fire field number order action body hand heart type types building tool
microsoft netscape open free deep cold full social hd os pc tv id pm ceo usa uk eu wtf faq ama asap pdf diy change writing reading running watch treatment phone machine service services app apps data media network software
tools teams games books movies projects tests groups pages rooms houses systems photos videos phones machines
hardware web internet design development code coding program management
thema leben welt menschen film buch musik kinder stadt haus land geschichte spiel
monde pays temps ville maison jeu jeux service services langue musique film cinema histoire homme terre enfant enfants famille voix
mundo vida historia musica cine tiempo pelicula peliculas trabajo redes vita storia
verden liv
";

/// Words that no topic begins or ends with.
pub(super) fn little(language: Option<Language>) -> HashSet<String> {
    let own = language.map(own).unwrap_or_default();
    // Who speaks Catalan says much in Spanish.
    let second = (language == Some(Language::Catalan)).then_some(Language::Spanish);
    let listed = language.into_iter().chain(second).flat_map(function_words);
    let weak: HashSet<_> = weak().collect();
    let listed = listed.filter(|word| !weak.contains(word.as_str()));
    let own = own.split_whitespace().filter(|word| !weak.contains(word));
    let own = own.chain(PODCAST.split_whitespace()).map(str::to_owned);
    listed.chain(own).collect()
}

/// Words that may be part of a topic, but are none alone.
pub(super) fn weak() -> impl Iterator<Item = &'static str> {
    WEAK.split_whitespace()
}

/// The words of a list of stop words, folded.
pub(super) fn function_words(language: Language) -> impl Iterator<Item = String> {
    let listed = stop_words::lookup(language.code()).unwrap_or_default();
    let folded = listed.iter().flat_map(|listed| words(listed));
    folded
        .map(|word| word.folded)
        .filter(|word| !word.is_empty())
}

fn own(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::French => FRENCH,
        Language::German => GERMAN,
        Language::Dutch => DUTCH,
        Language::Spanish => SPANISH,
        Language::Italian => ITALIAN,
        Language::Portuguese => PORTUGUESE,
        Language::Catalan => CATALAN,
        Language::Greek => GREEK,
        Language::Danish | Language::Norwegian | Language::Swedish => NORDIC,
        Language::Polish => POLISH,
    }
}
