//! Words that no topic is made of: those that say nothing, and those that every podcast says.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Folded words of French, English, German, Spanish, Italian, Portuguese, Dutch and Catalan that are no topic by themselves.
const WORDS: &str = "
a about above after again against all almost already also although always am among an and another any anyone anything are around as
ask at away back be became because become been before behind being below best better between big both but by call came can cannot
come comes coming could course day days did different do does doing done down during each early easy either else end enough even ever
every everyone everything fact far few find first for found free from full further gave get gets getting give go goes going gone good
got great had happen hard has have having he hear help her here herself high him himself his hour hours how however i idea if in
include including inside instead into is it its itself just keep kind know known last late later least less let like line listen
little live long look looking lot made make makes making many matter may maybe me mean might mind minute minutes more most much must
my myself name near need never new next nice no none nor not nothing now of off often old on once one only onto open or order other
others our out over own part people per perhaps place play please point possible put question questions quite rather read ready real
really right run said same saw say says second see seem seems seen sense set several she short should show side since small so some
someone something sometimes soon sort start started still stop story such sure take taken taking talk talking talks tell than that the
their them then there these they thing things think this those though thought three through time times to today together told
tomorrow tonight too took top tried true try trying turn two under understand until up upon us use used using usually very want wanted
was way ways we week weeks well went were what when where whether which while who whole whom whose why will with within without
word words work working works world would year years yes yet you young your yourself
episode episodes podcast podcasts show shows season bonus trailer host hosts guest guests interview subscribe follow share support
sponsor sponsors sponsored patreon itunes spotify apple google youtube twitter facebook instagram email mail website site link links
http https www com org net note notes intro outro introduction conclusion chapter part special news review rss feed discord download
ai ainsi ais ait alors apres au aucun aucune aujourd aujourdhui aupres aura aurait aussi autant autre autres aux avant avec avoir
avons ayant beaucoup bien bon bonne bref ca cas ce ceci cela celle celles celui cent cependant certain certaine certaines certains
ces cet cette ceux chacun chaque chez choix chose choses ci cinq comme comment concerne contre cote coup cours d dans de debut dedans
dehors deja demain depuis dernier derniere derniers des dessous dessus deux devant devient dire direct dit dix doit donc donne dont
du duquel elle elles emission emissions en encore enfin ensuite entre envers environ es est et etaient etais etait etant etat etc
ete etes etre eu eux exemple face facon faire fais fait faites faut fin fois font gens grand grande grandes grands gros heure
heures hier hors hui ici il ils invite invites invitee j jamais je jour jours jusqu jusque l la laquelle le lequel les lesquelles
lesquels leur leurs lieu lors lorsque lui m ma maintenant mais mal malgre me meilleur meilleure meilleurs meme memes merci mes mettre
mieux minutes moi mois moins moment moments mon monde n ne ni nom nombre non nos notre nous nouveau nouveaux nouvel nouvelle nouvelles nul
on ont ou oui par parce parfois parle parler parlons parmi partie partir partout pas passe pendant pense personne personnes petit
petite petites petits peu peut peuvent plein plus plusieurs plutot point pour pourquoi pouvoir premier premiere pres presque propos
propre puis puisque qu quand quatre que quel quelle quelles quelqu quelque quelques quels qui quoi raison recois rien s sa saison
sans se selon semaine semaines sera serait ses seul seule seulement si sien sinon six soi soir sois soit sommes son sont sous souvent
suis suite sujet sujets sur surtout t ta tant te tel telle telles tellement tels temps tes toi ton toujours tous tout toute toutes
travers tres trois trop trouve trouver truc trucs tu un une va vais vas venir vers veut vie viens vient vite voici voila voir vois
voit vont vos votre voulez vous vraiment vrai vu y ecoute ecouter episode chronique rubrique partage partager abonnez retrouvez lien
liens
aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da damit dann das dass dein
dem den denn der des dich die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einfach er
es etwas euch euer fur folge ganz geht gibt haben hat hatte heute hier ich ihm ihn ihr ihre im immer in ins ist ja jede jeder jetzt
kann kein keine konnen machen man mehr mein mit muss nach neue neuen nicht nichts noch nun nur ob oder ohne schon sehr sein seine
selbst sich sie sind so soll sondern uber um und uns unser unter viel viele vom von vor war waren was weil wenn wer werden wie wieder
will wir wird wo zu zum zur zwei zwischen sendung thema themen
al algo algunos ante antes asi aun aunque cada como con contra cual cuando de del desde donde dos e el ella ellos en entre era ese
eso esta estan estar este esto estos fue ha hace hacer han hasta hay hoy la las le lo los mas me mi mucho muy nada ni no nos o otra
otro para pero poco por porque puede que quien se ser si sido sin sobre solo son su sus tambien tiene toda todo todos tu un una uno
unos ya yo
anche avere che chi ci come con cosa cui da dai dal dalla degli dei del della delle di dove due e ed era essere fa fare gli ha hai
hanno ho i il in io la le lei loro lui ma mio molto ne nei nel nella non o oggi ogni per perche piu poi prima puo quale quando quella
quello questa questo se sempre si sia siamo sono su sua sul sulla suo tra tutti tutto un una uno voi
ate ao aos as com da das de dele depois do dos e ela ele em entre era essa esse esta este eu foi ha isso ja mais mas me mesmo muito
na nao nas nem no nos o os ou para pela pelo por qual quando que quem sao se sem ser seu so sua tambem te tem um uma voce
aan achter al als altijd andere ben bij dan dat de deze die dit doen door dus een eens elke en er ga geen goed haar had heb hebben
heeft het hier hij hoe hun ik in is ja je kan komen maar meer met mij mijn moet na naar niet nog nu of om omdat ons ook op over te
tegen toch toen tot uit van veel voor waar waren was wat we wel werd wie wij wil wordt zal ze zich zij zijn zo zonder zou aflevering
amb aquest aquesta els ens han hem hi les mes molt pel per pero quan son una uns
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday
sunday janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi
dimanche jan feb mar apr jun jul aug sep oct nov dec
";

/// Whether a folded word is no topic by itself, and neither begins nor ends one.
pub(super) fn is_little(word: &str) -> bool {
    static LITTLE: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());
    word.chars().count() < 2
        || word.bytes().all(|byte| byte.is_ascii_digit())
        || LITTLE.contains(word)
}
