"""Words that are a Dutch name and an ordinary word too (own choice): a name when capitalised.

Folded as `tafel.namen.vouw` does. A word that is missing here is taken for a name wherever it
stands: too many initials do no harm, a name does.
"""

FUNCTIEWOORDEN = frozenset(
    """
    aan achter af al alle allebei alleen allen als alsof altijd an ander andere anders belde
    belt ben bent bij bijna binnen bleef blijf blijft boven buiten daar daarna dan dank dat de
    deed deels den der deze die dien dit doe doen doet door dus echt een eens eerst elders elk
    elke en er erg even ga gaan gaat geef geen genaamd ging goed graag had hadden heb hebben
    hebt heeft heel heet hem hen het hier hij hoe hou houd houdt ieder iets ik in is ja je jij
    jou juist kan kom komen komt kon konden kreeg krijg krijgt kunnen kunt kwam laat lang langs
    later let liep loopt maar mag me mede mee meer meest meldde meldt men met mij mijn min mis
    mist mocht moest moet moeten na naar naast nadat nam neem net niet niets niks noemt nog
    nooit nu of om omdat onder ons onze ook op over pas per rond samen sinds slaapt sliep snel
    soms sta staan staat steeds stond stop te tegen ten ter terug tevens thans toch toe toen
    tot uit uw vaak van vanaf vast veel vele vertelde vertelt via vlak voor voort vraagt vrij
    vroeg waar want waren was wat weer weg wel welk welke werd werkt werkte wie wij wil wilde
    willen wilt woonde woont word worden wordt zag zal zat ze zeer zeg zegt zei zelf zelfs zet
    zich zie ziet zij zijn zit zo zodat zodra zoek zonder zou
    """.split()  # noqa: SIM905
)
"""Those with which sentences begin, so that a capital alone says nothing there."""

GEWONE_WOORDEN = FUNCTIEWOORDEN | frozenset(
    """
    akker alles angst appel april arend arm arts as augustus avond baan baas baby bad bak
    bakker bal balk band bang bank bar basis bed bedden beek beeld been beer beetje begin beide
    beker bel bellen berg bericht berichten berk bes best beste beurt bevel bewust bezem bezig
    bezoek bier blaak blad blank blauw blij bloed bloem blok bloot bode boek boeken boer boete
    bol bom bon bont bonus boodschap boog boom boon boord boos boot bord borst bos bot botten
    bouw bouwen bouwman brak brand branden breed brief bril brink broeder broeders broek broer
    broertje brok brood brouwer brug bruin bruins buik buis bult bureau buren bus buur
    buurjongen buurman buurmeisje buurt buurvrouw christen citroen club college dag dagen dak
    dal dam dame dames dans dapper data december deel deken dekker denk deur diepen dier dieren
    dijk dik diner ding dochter doek doel dokter dom donker dood doorn dorp dossier draad draai
    dranken dreef drent drie drift dringend droog droom drugs druk duif duim duin duivel dun
    duur echte echtgenoot eend eer eeuw eigen eik eikel eiland eind einde eis eisen emmer ene
    engel engelen engels enkel enkele ernst ervaring erven eten ezel familie fase fee feest
    feit fiets fijn film fles flink fluit fors fort forum foto fout fraai fris gal gang gans
    garage gast gat gaten gaven gebeld gebit geboren gedoe geduld geel geer geest gehad gek
    geld gelder gelijk geloof geluk gemeen genoeg genot gent gerst gesprek geur gevaar geven
    gewoon gezin gezond gif gips gist glas glazen god godin goud gouden graad graaf graan
    gracht grap gras graven grens griek groei groen groep grof grond groot groote grote gunst
    haag haak haal haan haar haas haast hak hal halen half hals halve ham hamer hand handel
    handen hangen hard harde haring hart harte harten haten haven havik heen heer hees heg
    heide heilig hek heks hel helaas held helder helft helm helpen hemd hemel herder herfst
    hert heup heuvel hitte hobby hoek hoest hoeve hoeven hof hoge hoger hok holland hond honger
    honing hoofd hoofden hoog hooi hoop hoorn hop horen hout huid huilen huis hulp hulpverlener
    huren hut huur huwelijk idee iedere ijs jaar jager jaren jarig jas jet jeugd jong jonge
    jongen jongens jongetje juli juni kaak kaal kaars kaart kaas kachel kade kader kalf kalm
    kamer kamp kans kant kap kapot kapper karton kas kast kat kater keel keer keet keizer
    kelder kelen ken kennen kent kerel kerk kerken kern kers kerst ketel ketting keuken keurig
    keuze kiel kies kiezen kilo kin kind kinderen kist klaar klacht klant klap klas klasse
    klaver kleding kleed klein kleine klem klerk kleur klim klok klomp klop kluis knal knap
    knappe knecht knie knoop knop koe koek koel koffer koffie kok kolen komst koning kont kooi
    kool koop koor kop kopen koper koppel korf korst kort korte kost kosten kou koud kraai
    kraan kracht krans krant krap kreeft kreet krijger kring krom kroon kruid kruiden kruis
    krul krullen kudde kuil kuip kuiper kunst kus kussen kuur kwaad kwaal kwart laan ladder lag
    lage lam lamp land landen lange langer lap lassen last lastig laten leden leed leeg leek
    leen leer lees leeuw leger leider lek lekker lenen lente lepel leren les leuk leunen
    leuning leven licht lid lief liefde lieve lieven liever lift ligt lijden lijf lijk lijm
    lijn lijst linde link linnen lint lip lof log lokaal loodgieter loon loop loos lopen loper
    los lot lucht lui luid luis lunch lust maag maagd maal maaltijd maan maand maandag maart
    maas maat macht mager maken makkelijk mals mam mama man mank mans mantel map markt mars
    massa mast mat matig media meel meent meerdere meester mei meid meier meisje meisjes meld
    melden melding melk meneer mening mens mensen mentor merel merk merken mes meter mevrouw
    middag mild minder minuut misschien mits mode moe moed moeder mok mol molen molenaar molens
    mond mooi mooie moor mop morgen mos motor mug muis mulder munt muur muziek naad naald naam
    nacht nagel nap nare nat nee neef nek nerf nest nevel nicht niers nieuw nieuwe nood noord
    noot norm noten november nummer nut oever oke oktober olie oma ontslag oog oogst oom oor
    oorlog oorzaak oost oosten opa open opvang orde ordelijk oren oud oude ouden ouder ouderen
    ouders overlast paal paard paars pad page pak palen pan pand pap papa papier parel park
    paus pauw pauze pech peer peil pen peper pet pijl pijn pijp pil pit plaat plaats plan plank
    plas pleeg pleegmoeder pleegvader plein pleister plek plicht ploeg plots poel poes pols
    poort pop post pot praat praktijk praten prijs prik prima prins proef proost puin punt
    punten put raad raaf raam raar radio ramen rand rat recht rede reden reep regel regen rein
    reis rek rest resten reus rib ridder riem riet rijk rijke ring riool rit rits roede roeden
    roem roer roest roet romp ronde rood rook room roos rots rover roze rozen rug ruilen ruim
    ruimte ruit ruiter rus rust ruw ruzie ruzies samenvatting sap schaal schaap schade schans
    schat schenk scheper schepper scherp scheve schild schilder schip schipper schoen school
    schoon schoot schot schouten schrijver schrik schuin schuld schulden schutter schuur
    seizoen seks sla slaap slag slagen slager slang slank slap slecht slim sloot slop slot
    sloten sluis sluit smaak smal smart smit snee sneeuw snoek soep soepel sok som soort spaan
    spanning specht spek spel speld spelen spiegel spin spits spoor sport spot sprong spruit
    spul staal staart stad staf stal stam stang stap start steeg steen steil stel stem ster
    sterk steun stevig stiefmoeder stiefvader stijf stil stilte stoel stoer stoet stof stok
    stolk stom stoot storing storm straat straf straks stralen stralend strand streek streng
    stress stro stroom stroop struik stuk stuur suiker sultan taal taart tafel tafels tak taken
    talen tand tante tas teen tegel tekort tel tent term terras teug thema thuis tien tijd
    tijdig timmerman tip tocht toets tol tolk toon top toren touw trap trein trek trots trouw
    trui tuin tuinman tulp twee twijfel twist uil uren uur vaag vaart vaas vacht vader vak val
    valk vals vang varken vat vee veen veer vel veld velden ver verlof vers versie vet vete
    vier vijand vijf vijg vijver vink vis visser vla vlam vleugels vlieg vliet vlo vloed vlot
    vlucht vlug vocht voer voet vogel vol volk volle vorm vorst vos vraag vracht vrede vreemd
    vrees vreugde vriend vriendin vries vrijdag vroege vrolijk vrouw vrucht vuil vuist vuur
    waak waard waarde wacht wagen wak wal wand wandelen wang wapen ware warm warmer water week
    weide wens wensen werk wespen west wet wever wieg wieken wiel wijde wijk wijn wijs wild
    will wind winkel winst winter wissel wit witte woest wol wolf wolken wond wonen woord worst
    wortel woud zaad zaak zaal zacht zadel zak zaken zalf zand zee zeef zeeman zeep zeil zeker
    zelden zes zeven zicht ziek ziel zilver zin zoen zoet zomer zon zondag zool zoon zoontje
    zorg zorgen zout zuid zuil zus zusje zuster zuur zwaai zwaan zwaar zwak zware zwart zwarte
    zweer zwerver zwijn
    """.split()  # noqa: SIM905
)
