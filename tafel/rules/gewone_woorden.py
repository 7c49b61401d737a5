"""Words that are a Dutch name and an ordinary word too (own choice): a name when capitalised.

Folded as `tafel.namen.vouw` does. A word that is missing here is taken for a name wherever it
stands: too many initials do no harm, a name does.
"""

GEWONE_WOORDEN = frozenset(
    """
     akker appel arend bal bakker balk beek beer been berg berk bes best bezem bij blaak
    blank blauw bloem bode boek boeken boer bol bom bont boog boom boon bos bot bouw bouwman
    brand breed brief brink broek brood brouwer brug bruin bruins buis buiten bult bus dag dagen
    dal dam dame dames deken dekker dijk diepen dokter donker dood draai drent duif duin duivel eik
    eikel engel engels ezel fee feest fluit fort gans geel geer gelder gerst geur gist glas goed
    god gouden graaf gras grens griek groen groot groote haak haan haar haas hak hal hals hamer
    hand haring hart haven heer heide held helder hen herder hert heuvel hoek hof holland hond
    honing hoofd hoog hooi hoop houd hout huis hulp hut jaar jager jet jong jongen kaak
    kaars kaas kade kamer kamp kant kap kat keizer kerk kern keuken kers kin kind kist klaver klein
    klerk klok knecht koe koek kok koning kool koor koper korf kort kost kraai kraan krans kreeft
    krijger kroon kruis kuil kuiper kuip kunst laan laat lam lamp land lang last leen leeuw lente
    leven licht lief liefde lip loon loop loper maan maand maas maat macht man mars
    meer meester mei melk meier mens merel mes mij mijn minder mol molen molenaar mond moor mos
    mug muis mulder muur nacht nagel nap nest nieuw nood noord noot noten oost oom oud ouden
    paal paard pad park pas paus pen peper pijl pijp poel poort post pot prins punt put raad raaf
    raam rein reus rib ridder riem riet rijk ring rit roos rood roet rots rozen ruiter rust sap
     schaap schans scheper schilder schip schipper schoen schouten schuur sluis slag slager
    slang slot smit snel snoek sok spaan specht spiegel spin spits spoor sport spruit staal staart
    stam steen stel ster sterk stil stok stoel stolk storm straat stroom stuk sultan tak teen tijd
    tol toren tuin tuinman twijfel uil valk vaart vader van varken veen veer veld velden vet vijg
    vink vis visser vlam vlieg vliet vloed vogel vol volk voor vorst vos vries vriend vrij vroeg
    vrolijk wal wand warm water weer weg weide wel wever wijn wijs wild wil will wind winter wit
    wolf wolken woud zand zee zeeman zon zomer zorg zuid zwaan zwart zwarte zwerver
            lot
    """.split()  # noqa: SIM905
)
