//! Common words of languages in Latin letters: articles, pronouns, prepositions, conjunctions, auxiliaries, and the
//! plainest verbs, nouns and adverbs. Written for Targum from grammars' closed classes; each language in one text.

pub(super) const NL: &str = "de het een 't 'n 's en van in is dat die op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar door
over ze zij hij je jij u uw uwe wij we ik mij me mijn m'n z'n zo'n jou jouw jullie ons onze hun hen haar hem zich zichzelf jezelf elkaar
dit deze wat wie waar wanneer waarom hoe welke welk waarmee waarin waarop waarvan waarbij waardoor waarover waarvoor waaraan
hierin hiermee hierbij hierover hiervan hiervoor hieronder daarom daarna daarbij daarmee daarvoor daarop daarvan daarin daarnaast
daardoor daarover ervan ermee erover ervoor erop erin erbij eraan eruit dus want omdat zodat doordat terwijl hoewel indien tenzij
totdat voordat nadat zodra zolang zoals zowel toch wel geen niets iets iemand niemand iedereen alles alle elk elke ieder iedere
veel weinig meer meest minder beide andere ander anders zelf zelfs al altijd nooit vaak soms weer nu toen straks later eerst
eerder daar hier ergens nergens overal heel erg zeer te tot tegen onder boven tussen zonder binnen buiten achter langs rond rondom
sinds tijdens volgens wegens vanwege ondanks dankzij per via naast vanaf vanuit omtrent behalve echter bovendien misschien
kan kun kunt kunnen kon konden zal zult zullen zou zouden moet moeten moest moesten mag mogen mocht mochten wil wilt willen wilde
wilden hoeft hoeven heeft hebt heb hebben had hadden gehad ben bent was waren geweest wordt word worden werd werden geworden doe
doet doen deed deden gedaan ga gaat gaan ging gingen gegaan kom komt komen kwam kwamen gekomen sta staat staan stond lig ligt
liggen zit zitten blijf blijft blijven bleef maak maakt maken maakte gemaakt geef geeft geven gaf gegeven neem neemt nemen nam
genomen zeg zegt zeggen zei gezegd vraag vraagt vragen vroeg gevraagd weet weten wist laat laten liet vind vindt vinden vond
gevonden krijg krijgt krijgen kreeg gekregen begrijp begrijpt begrijpen houd houdt houden denk denkt denken dacht bel belt bellen
belde gebeld stuur stuurt sturen gestuurd los oplossen opgelost help helpt helpen geholpen luister luistert luisteren wacht wachten
schrijf schrijft schrijven geschreven lees lezen leest zie ziet zien zag gezien hoor hoort horen gehoord spreek spreekt spreken
gesproken antwoord antwoorden bied biedt bieden aangeboden zorg zorgt zorgen zoek zoekt zoeken probeer proberen gebruik gebruikt
gebruiken werk werkt werken betaal betaalt betalen betaald bestel bestellen besteld bestelling levering retour terug mee samen
goed goede graag snel snelle nieuw nieuwe eerste tweede derde laatste volgende grote groot klein kleine juiste eigen open eerlijk
eerlijke lang lange korte kort zeker belangrijk belangrijke mogelijk nodig klaar blij boos boze tevreden ontevreden duidelijk
dag dagen week weken jaar jaren maand maanden uur uren tijd keer vandaag morgen gisteren ochtend middag avond maandag dinsdag
woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni juli augustus oktober klant klanten klacht klachten
medewerker medewerkers collega collega's leidinggevende gesprek gesprekken excuses excuus sorry bedankt dank fout fouten probleem
problemen oplossing vraag vragen afspraak afspraken regel regels brief bericht telefoon nummer naam adres bedrijf dienst afdeling
mensen man vrouw kind huis water stap stappen reden redenen voorbeeld antwoorden rekening factuur bedrag geld prijs kosten
opzeggen opzegging behouden vertrouwen eerlijkheid steun verlies handleiding hoofdstuk pagina inhoud inleiding overzicht woord
woorden zin zinnen ja nee niemand dezelfde hetzelfde degene binnenkort meteen direct altijd juist alleen bijna ongeveer
o.a m.b.t d.w.z bijv enz m.a.w t.a.v i.v.m a.u.b z.s.m n.v.t evt resp t/m";

pub(super) const EN: &str = "the a an of and to in is that it for on with as are was be by this at from or not but have had has his her their they
we you i he she him them us our your my mine yours ours theirs its who whom whose which what when where why how if then than so
because although though while until unless since before after during without within about above below under over between among
against through into onto out off up down again further once here there all any both each few more most other another some such
no nor none only own same too very can could will would shall should may might must do does did done doing don't doesn't didn't
isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't haven't hasn't hadn't it's i'm you're we're they're that's
there's what's let's i'll you'll we'll they'll i've you've we've they've i'd you'd he's she's been being am were having get gets
got getting go goes going gone went come comes came coming make makes made making take takes took taken give gives gave given
say says said tell tells told ask asks asked asking know knows knew known think thinks thought see sees saw seen want wants wanted
need needs needed use uses used using find finds found try tries tried call calls called calling keep keeps kept let lets help
helps helped show shows shown work works worked working write writes wrote written read speak speaks spoke listen listens
listened listening understand understands answer answers answered wait waits waiting send sent offer offers offered feel feels
felt leave leaves left explain explains explained apologise apologize apology apologies please thank thanks sorry always never
often sometimes usually also just even still already yet now soon later today tomorrow yesterday first second third last next new
good better best bad great big small long short many much less least every everyone everything someone something anyone anything
nothing nobody people person man woman child day days week weeks month months year years hour hours time times way ways thing
things customer customers complaint complaints client clients employee employees colleague colleagues manager team staff support
service services company order orders delivery refund refunds mistake mistakes problem problems solution question questions
answer reply email phone number name address price money bill invoice account cancel cancellation honest honesty trust truth
complain loyalty retention training policy guide handbook chapter page step steps reason reasons example word words sentence
right wrong clear clearly quickly slowly really actually maybe perhaps yes however therefore instead together away back around
either neither whether per upon toward towards across along behind beside beyond despite except like near till via two three four
five six seven eight nine ten hundred thousand monday tuesday wednesday thursday friday saturday sunday january february march
april june july august september october november december how's ourselves yourself themselves myself himself herself itself
handle handling handled resolve resolved fix fixed check open closed start end free full ready happy angry upset important
possible available necessary later early morning afternoon evening night home world life part place case fact point";

pub(super) const DE: &str = "der die das den dem des ein eine einen einem einer eines und oder aber denn sondern in im ins an am auf aus bei beim mit
nach von vom zu zum zur für über unter vor hinter neben zwischen durch gegen ohne um bis seit während wegen trotz statt ist sind
bin bist seid war waren sein gewesen wird werden wurde wurden worden hat haben habe hast hatte hatten gehabt kann können konnte
konnten muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte möchten ich du er sie es wir ihr mich mir
dich dir ihn ihm uns euch ihnen mein meine meinen dein deine seine seinen ihre ihren ihrem ihrer unser unsere unseren euer sich
dieser diese dieses diesen diesem jener jede jeder jedes jeden alle alles viele viel wenig mehr weniger nicht kein keine keinen
nie immer oft manchmal schon noch nur auch so sehr wie was wer wen wem wann wo warum weil dass wenn als ob damit obwohl während
bevor nachdem sobald also doch ja nein hier dort da dann jetzt heute morgen gestern man jemand niemand etwas nichts selbst
wieder zurück zusammen bitte danke vielen gut gute guten neue neuen neu erste ersten letzte letzten groß große klein kleine lange
kunde kunden kundin beschwerde beschwerden mitarbeiter kollege kollegen gespräch fehler problem lösung frage fragen antwort
tag tage woche wochen jahr jahre monat stunde stunden zeit mal uhr machen macht gemacht gehen geht kommen kommt sagen sagt
gesagt geben gibt gegeben nehmen sehen wissen weiß finden lassen stehen bleiben halten hören zuhören rufen anrufen schreiben
helfen warten bezahlen bestellen bestellung rechnung wichtig möglich bereits beiden andere anderen zuerst außerdem deshalb
jedoch bzw usw z.b d.h";

pub(super) const FR: &str = "le la les l un une des du de d et ou mais où donc or ni car à au aux en dans sur sous avec sans pour par vers chez
entre depuis pendant avant après contre malgré selon je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y ce c
cet cette ces ça cela ceci celui celle ceux mon ma mes ton ta tes son sa ses notre nos votre vos qui que qu quoi dont lequel
laquelle quel quelle quels quelles quand comment pourquoi si comme est es suis sont sommes êtes était étaient été être sera
serait a ai as avons avez ont avait avaient eu avoir aura fait faire faites font va vont aller allez peut peuvent pouvez pouvoir
doit doivent devez devoir veut veulent voulez vouloir faut savoir sait dit dire dites voir prendre prend mettre donner donne
demander demande trouver parler écouter écoutez répondre rester attendre appeler n ne pas plus jamais rien personne aucun aucune
toujours souvent parfois déjà encore aussi très trop bien mal mieux peu beaucoup moins tout tous toute toutes même mêmes autre
autres chaque quelque quelques plusieurs ici là alors ensuite puis maintenant aujourd'hui demain hier lorsque puisque afin ainsi
oui non merci bonjour client clients clientèle plainte plaintes réclamation erreur problème service équipe temps jour jours
semaine mois an ans année fois chose choses question réponse bon bonne nouveau nouvelle premier première dernier grand grande
petit petite monsieur madame notre commande facture prix important votre";

pub(super) const ES: &str = "el la los las un una unos unas lo al del de y e o u pero sino porque que qué quien quién cuál cuando cuándo donde dónde
como cómo cuanto a ante bajo con contra desde durante en entre hacia hasta para por según sin sobre tras yo tú él ella usted
ustedes nosotros ellos ellas me te se nos le les mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas
esto ese esa esos esas eso aquel aquella es son soy eres somos era eran fue fueron ser sido siendo está están estoy estamos
estaba estar ha he has han hemos había haber hay hacer hace hacen hecho puede pueden puedo poder podemos debe deben debemos deber
quiere quieren querer tiene tienen tengo tenemos tener va van ir vamos decir dice dicho dar ver saber sabe no ni sí nunca nada
nadie ninguno ninguna siempre también tampoco muy más menos mucho mucha muchos poco todo toda todos todas cada otro otra otros
algo alguien algún alguna mismo misma ya aún todavía ahora hoy mañana ayer aquí allí así entonces después antes luego si bien
mal mejor peor cliente clientes queja quejas empleado empleados servicio error problema solución pregunta respuesta gracias
día días semana mes año años vez veces tiempo bueno buena nuevo nueva primero primera gran grande pequeño pedido factura
precio escuchar escuche hablar llamar esperar ayudar por favor";

pub(super) const IT: &str = "il lo la l d c i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle
dal dalla dai dalle nel nello nella nei nelle sul sulla sui sulle e ed o ma però perché che chi cui quale quali quando dove come
quanto se anche non né mai sempre già ancora più meno molto molta molti poco tutto tutta tutti tutte ogni altro altra altri io tu
lui lei noi voi loro mi ti si ci vi ne lo mio mia miei tuo tua suo sua suoi nostro nostra nostri vostro questo questa questi
queste quello quella quelli è sono sei siamo siete era erano stato stata stati essere ho hai ha abbiamo avete hanno aveva avere
avuto fare fa fanno fatto può possono posso potere deve devono dobbiamo dovere vuole vogliono volere va vanno andare dire dice
detto dare vedere sapere qui qua lì là ora oggi domani ieri prima dopo poi così allora quindi mentre senza verso durante contro
presso bene male meglio sì no grazie prego cliente clienti reclamo reclami dipendente servizio errore problema soluzione domanda
risposta giorno giorni settimana mese anno anni volta volte tempo buono buona nuovo nuova primo grande piccolo ordine fattura
prezzo ascoltare ascolta parlare chiamare aspettare aiutare nulla niente nessuno qualcosa qualcuno dell all nell sull dall";

pub(super) const PT: &str = "o a os as um uma uns umas de do da dos das em no na nos nas num numa ao aos à às pelo pela pelos pelas por para com sem
sob sobre até desde entre contra e ou mas porém porque que quem qual quais quando onde como quanto se também não nem nunca sempre
já ainda mais menos muito muita muitos pouco todo toda todos todas tudo cada outro outra outros eu tu ele ela você vocês nós eles
elas me te lhe lhes nos meu minha meus teu seu sua seus suas nosso nossa nossos este esta estes isto esse essa isso aquele aquela
é são sou somos era eram foi foram ser sido está estão estou estava estar há tem têm tenho temos tinha ter tido faz fazer feito
pode podem posso poder podemos deve devem devemos dever quer querem querer vai vão ir vamos dizer disse dar ver saber sabe aqui
ali lá agora hoje amanhã ontem antes depois então assim enquanto bem mal melhor pior sim obrigado obrigada cliente clientes
reclamação reclamações queixa funcionário funcionários serviço erro problema solução pergunta resposta dia dias semana mês ano
anos vez vezes tempo bom boa novo nova primeiro primeira grande pequeno pedido fatura preço ouvir ouça falar ligar esperar ajudar
nada ninguém algo alguém mesmo mesma";

pub(super) const DA: &str = "den det de en et og i på af til med for fra om at er som ikke har var han hun vi jeg du man sig sin sit sine min mit
mine din dit dine hans hendes vores jeres deres dem os mig dig ham hende dette denne disse hvad hvem hvor hvornår hvorfor hvordan
hvilken hvis når fordi men eller også så da end efter før under over mellem uden mod ved hos blive bliver blev blevet være været
have havde haft kan kunne skal skulle vil ville må måtte gør gøre gjorde gjort går gå gik kommer komme kom siger sige sagde får få
fik tager tage tog giver give gav ser se så ved vide meget mere mest mange få alle alt noget nogen ingen intet altid aldrig ofte
nu her der derfor igen kun selv endnu allerede hele anden andet andre første sidste ny nye god godt stor lille tak ja nej kunde
kunden kunder klage klager medarbejder medarbejdere fejl løsning spørgsmål svar dag dage uge år gang tid lytte lyt ringe hjælpe";

pub(super) const SV: &str = "den det de en ett och i på av till med för från om att är som inte har var han hon vi ni jag du man sig sin sitt sina
min mitt mina din ditt dina hans hennes vår vårt våra ert era deras dem oss mig dig honom henne detta denna dessa vad vem var när
varför hur vilken vilket om eftersom men eller också så då än efter före under över mellan utan mot vid hos bli blir blev blivit
vara varit ha hade haft kan kunde ska skall skulle vill ville måste får få fick gör göra gjorde gjort går gå gick kommer komma kom
säger säga sa tar ta tog ger ge gav ser se såg vet veta mycket mer mest många få alla allt något någon ingen inget alltid aldrig
ofta nu här där därför igen bara själv ännu redan hela annan annat andra första sista ny nya bra stor liten tack ja nej kund
kunden kunder klagomål medarbetare fel lösning fråga frågor svar dag dagar vecka år gång tid lyssna ringa hjälpa";

pub(super) const NO: &str = "den det de en et ei og i på av til med for fra om at er som ikke har var han hun vi dere jeg du man seg sin sitt sine
min mitt mine din ditt dine hans hennes vår vårt våre deres dem oss meg deg ham henne dette denne disse hva hvem hvor når hvorfor
hvordan hvilken hvis fordi men eller også så da enn etter før under over mellom uten mot ved hos bli blir ble blitt være vært ha
hadde hatt kan kunne skal skulle vil ville må måtte gjør gjøre gjorde gjort går gå gikk kommer komme kom sier si sa får få fikk
tar ta tok gir gi ga ser se så vet vite mye mer mest mange få alle alt noe noen ingen ingenting alltid aldri ofte nå her der
derfor igjen bare selv ennå allerede hele annen annet andre første siste ny nye god godt bra stor liten takk ja nei kunde kunden
kunder klage klager medarbeider medarbeidere feil løsning spørsmål svar dag dager uke år gang tid lytte lytt ringe hjelpe";

pub(super) const PL: &str = "i w we z ze na do od po za o u przy przez pod nad przed między bez dla oraz a ale lub albo czy że żeby aby bo ponieważ
gdy kiedy gdzie jak jaki jaka jakie co kto który która które których nie tak się jest są był była było były być będzie będą może
można mogą musi muszą trzeba należy ma mają mam mieć miał ja ty on ona ono my wy oni one mnie mi ciebie cię go jego jej ją ich im
nas nam was wam mój moja moje twój swój swoje nasz nasza nasze wasz ten ta to te tego tej tym tych temu tamten wszystko wszyscy
każdy każda inny inne sam już jeszcze też także tylko bardzo więcej mniej dużo mało zawsze nigdy często teraz dziś jutro wczoraj
tu tutaj tam więc dlatego potem przed po proszę dziękuję klient klienta klienci klientów skarga reklamacja pracownik błąd problem
pytanie odpowiedź dzień dni tydzień rok lat raz czas dobry dobra dobrze nowy nowa pierwszy ostatni nic nikt ktoś coś";

pub(super) const TR: &str = "ve veya ya da de ile için bir bu şu o ben sen biz siz onlar bana sana ona bize size onlara beni seni onu bizi sizi
benim senin onun bizim sizin kim ne neden niçin nasıl nerede zaman hangi kaç mı mi mu mü değil var yok evet hayır çok az daha en
her hiç bazı bütün tüm başka aynı kendi gibi kadar göre sonra önce beri karşı doğru ama fakat ancak çünkü eğer ise ki hem şey
şimdi bugün yarın dün burada orada böyle şöyle öyle olan olarak olduğu olur oldu olmak olacak etmek eder etti edin edilir yapmak
yapar yapın gerekir gerek lazım lütfen teşekkür müşteri müşteriler müşterinin müşteriye şikayet şikâyet çalışan hata sorun çözüm
soru cevap gün hafta ay yıl kez iyi kötü yeni ilk son büyük küçük dedi diye üzere sadece bile artık hala hemen";

pub(super) const ID: &str = "yang dan di ke dari untuk dengan pada ini itu adalah tidak bukan akan telah sudah belum sedang dapat bisa harus boleh
ada oleh sebagai dalam atau tetapi tapi karena jika kalau bila agar supaya saat ketika setelah sebelum sejak hingga sampai antara
tanpa bagi tentang terhadap seperti juga hanya sangat lebih paling semua setiap banyak beberapa lain sendiri saya kami kita anda
kamu dia mereka ia nya apa siapa kapan mana bagaimana mengapa kenapa berapa para sebuah seorang suatu hal cara hari minggu bulan
tahun waktu kali orang pelanggan keluhan karyawan kesalahan masalah solusi pertanyaan jawaban terima kasih maaf tolong jangan ya
baik baru pertama sama lagi masih selalu sering kemudian maka namun menjadi melakukan memberikan mendengarkan membantu";

/// Kept apart from Dutch, and never given as an answer: see `super::UNNAMED`.
pub(super) const AF: &str = "die 'n en van in is dat op te met vir nie aan om ook as dan maar by of uit nog na deur oor hulle hy sy jy jou julle u
ons ek my haar hom hulself dit hierdie daardie wat wie waar wanneer waarom hoe watter want omdat sodat terwyl hoewel indien tensy
totdat voordat nadat soos geen niks iets iemand niemand almal alles elke baie meer minder ander self selfs altyd nooit dikwels
soms weer nou toe daar hier tot teen onder bo tussen sonder binne buite agter sedert tydens volgens kan sal sou moet mag wil het
had word was wees doen gaan kom maak gee neem sê vra weet laat kry dink bel stuur help luister asseblief dankie kliënt kliënte
klagte medewerker dag week jaar tyd goeie nuwe eerste laaste is nie ja nee wou kon moes besig graag";
