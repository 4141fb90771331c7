/**
 * Words that people here make passwords of, in small letters: no published list has Norwegian and Swedish ones, and those
 * of the world hardly any of ours. Any of them alone, or two together, whatever digits and signs stand around, is tried
 * first [R-ID5].
 */
const words = {
  nl: `aap aardbei adam ajax alkmaar amber amersfoort amsterdam anna anouk antwerpen apeldoorn april arnhem augustus
    bakker banaan beer belgie beveiliging bloem bloemen boer boerderij bram breda brood broer brussel chocola daan december
    den haag dinsdag donderdag droom druif duitsland eindhoven emma engel enschede familie februari feyenoord fiets friesland
    geheim geheimpje geluk gewoon goedemorgen groen groningen haarlem hallo hallootjes heerenveen herfst hetgeheim holland hond hondje
    hoofdstad huis inbreng inlog inloggen januari jansen jij johan juli juni kaas kantoor kat katten kerst kerstmis kip
    klant klanten klaver koekje koffie koning koningin konijn koningsdag kusje kwartet lekker lente leeuwarden lief liefde liefje lieve lieverd lisa
    lotte lucas maandag maart maastricht mama mamma mariposa mei meisje milan moeder mooi morgen muis nederland nijmegen november nummer
    oktober oma onbekend ontvangst opa oranje paars paard paarden papa patat pindakaas poes poesje prins prinses psv qwerty rood roos
    rotterdam ruilen ruilhoek sanne schaap schat schatje school september sint sinterklaas snoep snoepje snuffel sofie spaarpot
    stroopwafel sven tijdelijk tilburg toegang toetsenbord twente utrecht vader vakantie vandaag vanilla varken verkoop verkoper vis vissen vlinder
    voetbal vogel voorjaar vriend vrienden vriendin vrijdag vrijheid wachtwoord wachtwoorden weekend welkom welkomthuis werk wiebel winkel winkelen
    winkelier winter woensdag zaterdag zeeland zomer zomervakantie zon zondag zonnebloem zonneschijn zonnetje zus zusje zwart zwolle`,
  nb: `adgang aprilsnarr august april anders andre arbeid barn barna bergen bestefar bestemor bil bjorn bjørn blomst blomster blå brann
    brukernavn butikk butikken båt bølge desember drammen druer eple elefant emil emma eventyr familie familien fargerik februar ferie fisk fisketur fjell
    fjord fotball fredag frihet fredrik fredrikstad glad gladlaks godmorgen gullet hei heisann hemmelig hemmelighet hest hester hjem hjemme hjerte hund hunden hytte
    høst ida idrett ingen isbjørn januar jente jenta jentene julenissen juli jul juni kaffe katt katten kjærlighet kjæreste kompis kjøttkaker konge konto kontor
    kristian kristiansand kunde kunder kylling lillegutt lillemor lillestrøm logginn lørdag maja mai mamma mandag mars marius mellom molde moro
    morgen nissen nora norge norsk norway november ingenting onsdag oktober ole oslo pappa passord passordet pizza politi potet potetgull prinsesse
    rosenborg rød sandnes september skatt skole sjokolade skibakke sol solskinn sommer sommerferie sommerfugl sopp sofie stavanger stjerne strikk
    svart søndag søt sønn tirsdag torsdag troll tromsø trondheim trøndelag ukjent vår velkommen venn venner vennene viking vinter vålerenga ågot ålesund`,
  sv: `aik apelsin april augusti axel bajen bajs bajskorv banan barn barnen bil blomma blommor blå bror bulle buller butik butiken bärs choklad
    december djurgården djurgarden elfsborg elias ella emma familj familjen februari fisk fiske fjäril fotboll fredag frihet godis godmorgon grön gustav guld
    göteborg goteborg hallå hammarby hej hejhej hejsan hejsanhoppsan hemlig hemligt hemlighet hemma helsingborg hjärta hockey hoppsan hund hunden häst hästar höst
    ifk ingenting inloggning januari jordgubbe jul juli juni kaffe kaka kakor kalle kalleanka kanin karlstad katt katten klara konto kontor kund kunder kung kyckling kärlek
    köttbulle köttbullar lagom lilla linköping logga loggain losen losenord lucas lösen lösenord lördag maj maja malmö malmo mamma mars mjölk midsommar mormor morfar
    morgon måndag nalle norrköping november okänd oktober oliver onsdag oscar pappa pippi polis potatis prinsessa påsk påsken rosa röd sagan semester september
    skola snickers snöboll sol solen solros solsken sommar sommaren sommarlov sparkonto stjarna stjärna stockholm svart svensk sverige söndag söt
    tisdag tjej tomte tomten torsdag troll umeå uppsala vinter vinkel vår välkommen valkommen vän vänner vännen västerås örebro öppna öster östersund`,
};

export const nativeWords: ReadonlySet<string> = new Set(
  Object.values(words).flatMap((each) => each.split(/\s+/)),
);
