//! People: what they are called by, and what they do in episodes. Somebody is no topic for being in the studio.

/// First names that are frequent where podcasts are made; folded, as all words here.
const FIRST_NAMES: &str = "
adam adrian aaron agnes alan albert alejandro alex alexander alexandra alexandre alexis alice alison allan amanda amelie amy ana andre
andrea andreas andrew andy angela anita ann anna anne annie anthony antoine anton antonio armin arnaud arthur ashley audrey aurelie barbara
bart bas bastien beatrice ben benjamin benoit bernard beth bill billy bjorn bob brad brandon brenda brent brian bruce bruno bryan
camille carl carla carlo carlos carol caroline carolina catherine cathy cecile cedric celine charles charlie charlotte chiara chris
christian christina christine christophe christopher claire clara claude claudia clement colin corinne craig cristina cyril dan daniel
daniela danny dave david dean deborah denis dennis derek diana diane didier diego dirk dominic dominik dominique don donald doug
dylan ed eddie eduardo edward elena eleanor eli elisa elisabeth elise elizabeth ella ellen elodie emanuel emil emily emma emmanuel
enrique eric erica erik erika ernst esther etienne eva evan eve fabian fabien fabio felix fernando fiona florent florian frances
francesca francesco francis francisco franck francois francoise frank franz fred frederic frederik gabriel gael gary gavin gemma
geoff george georges gerard gerd gilles giorgio giovanni giulia giuseppe gloria greg gregory guido guillaume gustav guy hannah hans
harry heather helen helena helene henk henri henry herve holger hugo ian ines ingrid irene isabel isabella isabelle ivan jack jackie
jacob jacques jake jakob james jamie jan jane janet jason javier jay jean jeff jeffrey jen jens jennifer jenny jeremy jerome jerry jess
jesse jessica jessie jill jim jimmy joan joanna joao joe joel johan johann johannes john johnny jon jonas jonathan jordan jordi jorge
jose josef joseph josep josh joshua juan judith julia julian julie julien juliette julius jurgen justin justine karen karin karine karl
kasper kate katharina katherine kathleen kathy katie katja katrin keith kelly ken kenneth kevin kim klaus kristin kristina kurt kyle
lars laura laure laurent lauren laurence lea leah leo leon leonard leonardo liam lina linda linus lisa lise liz lois lorenzo louis
louise luc luca lucas lucia lucie lucy luis luisa luke lukas lydia lynn maeve magali magnus manfred manon manuel marc marcel marcello
marco marcus marek margaret margot maria marianne marie marina mario marion mark markus marta martha martin martina mary mateo mathieu
mathilde matt matteo matthew matthias matthieu maurice max maxime megan mehdi melanie melissa mette mia micah michael michal michel
michele michelle miguel mike mikael mikkel milan mireia miriam mohamed monica monika monique muriel nadia nadine nancy natalia natalie
nathalie nathan neil nick nicolas nicole nicolai niels nigel nikolaus nils nina noah noel nora norbert norman nuria oliver olivia
olivier ollie olaf oscar otto owen pablo paola paolo pascal patrice patricia patrick pau paul paula paulo pedro per perrine pete peter
petra phil philip philipp philippe pierre pieter pol quentin rachel rafael raj ralf ralph ramon randy raphael ray raymond rebecca
regis renaud rene ricardo richard rick rob robert roberto robin rodrigo roger roland roman romain ron ronald rory rosa rosie ross ruben
rudolf rudy russell ruth ryan sabine sally sam samantha samuel sandra sandrine sara sarah scott sean sebastian sebastien serge sergio
severine seth shane shannon sharon shaun sheila silvia simon simone sofia sofie solene sonia sophia sophie stacy stefan stefano
stefanie stephan stephane stephanie stephen steve steven stuart sue susan susanne suzanne sven sylvain sylvie tamara tanja tara ted
teresa terry tessa theo theodore theresa thibault thierry thomas tiffany tim timothy tina tobias todd tom tomas tommy toni tony tracy
travis trevor tristan tyler ulrich ulrike ursula uwe valentin valentina valerie vanessa vera veronica veronique vicky victor victoria
vincent virginie vladimir walter wendy werner wes wesley will willem william wim wolfgang xavier yann yannick yves yvonne zach zachary
zoe brett cameron carter chad cody cole connor corey darren dustin elliot eugene ezra garrett glen gordon harold harvey howard isaac
jared jasper joey joaquin kent lance lawrence lloyd mitchell morgan nathaniel preston quinn rodney shawn spencer stanley stewart tanner
taylor troy wallace warren wayne wendell wyatt armando bernd detlef gunther heinz horst jorg lutz markus rainer reinhard sascha thorsten
torsten uta anke birgit heike kirsten sabrina silke anders bjarne christer gunnar hakan henrik jesper jorgen kristian lasse leif morten
mads rasmus soren stig thomas tor torben agnieszka andrzej bartosz grzegorz jakub jan joanna katarzyna krzysztof lukasz maciej
magdalena malgorzata marcin mateusz michal pawel piotr przemyslaw rafal tomasz wojciech gerrit jeroen joost joris maarten marieke mieke
pieter ruud sander sanne sjoerd stijn thijs wouter aitor alvaro begona gonzalo iker inigo josu lola montse nuria oriol pilar rocio
xavi afonso duarte goncalo ines joana nuno rui tiago vasco alessandro alessandra chiara elisabetta filippo giacomo gianluca luigi
massimo mirko nicola pietro riccardo roberta silvio simona umberto giorgos kostas dimitris nikos yannis
";

/// What people do in episodes, in the third person.
const DEEDS: &str = "
joins shares discusses tells talks explains reflects gives thinks says wants sits stops drops recaps reviews asks answers tries
checks hosts interviews welcomes speaks reveals describes argues chats breaks takes runs goes comes gets believes returns
parle raconte explique revient presente partage recoit accueille propose repond teste
erzahlt erklart spricht berichtet meint sagt stellt
vertelt praat legt bespreekt ontvangt
cuenta explica habla presenta comparte racconta parla spiega presenta conta fala explica parla
forteller fortaeller berattar snakker taler pratar opowiada mowi
";

/// Names that people are called by.
pub(super) fn first_names() -> impl Iterator<Item = &'static str> {
    FIRST_NAMES.split_whitespace()
}

/// What people do.
pub(super) fn deeds() -> impl Iterator<Item = &'static str> {
    DEEDS.split_whitespace()
}
