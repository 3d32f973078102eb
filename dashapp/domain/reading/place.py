"""What reads like a place, and what is known to be one: countries and larger cities."""

import re

_COUNTRIES = (
    "germany|deutschland|switzerland|schweiz|suisse|austria|österreich|france|spain|españa|italy"
    "|italia|portugal|netherlands|the netherlands|belgium|belgique|luxembourg|denmark|sweden"
    "|norway|finland|iceland|ireland|united kingdom|uk|england|scotland|wales|poland|czechia"
    "|czech republic|slovakia|hungary|romania|bulgaria|greece|turkey|türkiye|ukraine"
    "|united states|usa|us|canada|mexico|méxico|brazil|brasil|argentina|chile|colombia|peru|perú"
    "|uruguay|ecuador|costa rica|australia|new zealand|japan|china|india|singapore|malaysia"
    "|indonesia|vietnam|thailand|philippines|south korea|korea|taiwan|hong kong|israel|egypt"
    "|morocco|tunisia|kenya|nigeria|ghana|south africa|ethiopia|tanzania|uganda|rwanda|senegal"
    "|uae|united arab emirates|qatar|saudi arabia|lebanon|jordan|pakistan|bangladesh|sri lanka"
    "|nepal|estonia|latvia|lithuania|slovenia|croatia|serbia|maroc|tunisie|algeria|algérie"
    "|sénégal|remote"
)
_AMERICAN_CITIES = (
    "albuquerque|atlanta|austin|baltimore|boston|charlotte|chicago|cincinnati|cleveland|columbus"
    "|dallas|denver|detroit|fresno|honolulu|houston|indianapolis|jacksonville|las vegas"
    "|los angeles|memphis|miami|milwaukee|minneapolis|nashville|new orleans|new york"
    "|new york city|oakland|omaha|philadelphia|phoenix|pittsburgh|portland|sacramento"
    "|salt lake city|san antonio|san diego|san francisco|san jose|seattle|st. louis|tampa|tucson"
    "|tulsa"
)
_CITIES = (
    "aalborg|aarhus|aberdeen|abu dhabi|abuja|accra|addis ababa|adelaide|ahmedabad|alexandria"
    "|algiers|alicante|amman|amsterdam|ankara|antwerp|antwerpen|athens|auckland|augsburg|baku"
    "|bangalore|bangkok|barcelona|bari|basel|beijing|beirut|belfast|belgrade|bengaluru|bergen"
    "|berlin|bern|bielefeld|bilbao|birmingham|bochum|bogotá|bologna|bonn|bordeaux|bradford|braga"
    "|brasília|bratislava|bremen|brest|brighton|brisbane|bristol|brno|brussel|brussels|bruxelles"
    "|bucharest|budapest|buenos aires|busan|caen|cairo|calgary|cambridge|canberra|cape town"
    "|caracas|cardiff|casablanca|chemnitz|chennai|chisinau|christchurch|ciudad de méxico"
    "|cluj-napoca|coimbra|cologne|colombo|copenhagen|cork|coventry|curitiba|córdoba|dakar"
    "|dar es salaam|debrecen|delhi|den haag|dhaka|dijon|doha|dortmund|dresden|dubai|dublin"
    "|duisburg|dundee|durban|düsseldorf|edinburgh|edmonton|eindhoven|erfurt|espoo|exeter|faro"
    "|firenze|florence|frankfurt|freiburg|galway|gdańsk|geneva|genf|genoa|genova|gent|genève"
    "|ghent|gijón|glasgow|gothenburg|granada|graz|grenoble|groningen|guadalajara|guangzhou"
    "|göteborg|haifa|halifax|hamburg|hamilton|hannover|hanoi|hanover|harare|havana|helsinki"
    "|ho chi minh city|hong kong|hull|hyderabad|iași|innsbruck|islamabad|istanbul|izmir|jakarta"
    "|jeddah|jena|jerusalem|johannesburg|kampala|karachi|karlsruhe|kassel|kathmandu|kaunas|kiel"
    "|kiev|kigali|kolkata|krakow|kraków|kuala lumpur|kuwait city|kyiv|kyoto|köln|københavn|lagos"
    "|lahore|lausanne|leeds|leicester|leipzig|leuven|lille|lima|limerick|limoges|linköping|linz"
    "|lisboa|lisbon|liverpool|liège|ljubljana|london|lund|lusaka|luxembourg|luzern|lviv|lyon"
    "|madrid|mainz|malaga|malmö|manchester|manila|mannheim|marseille|medellín|melbourne|metz"
    "|mexico city|milan|milano|minsk|monterrey|montevideo|montpellier|montreal|montréal|moscow"
    "|mumbai|munich|murcia|málaga|münchen|münster|nairobi|nancy|nantes|naples|napoli|new delhi"
    "|newcastle|nottingham|nuremberg|nürnberg|odense|odesa|osaka|oslo|ostrava|ottawa|oulu|oxford"
    "|palermo|palma|paris|perth|plovdiv|plymouth|porto|portsmouth|potsdam|poznań|prague|praha"
    "|pretoria|pune|quito|québec|rabat|reims|rennes|reykjavik|riga|rio de janeiro|riyadh|roma"
    "|rome|rostock|rotterdam|rouen|saint petersburg|saint-étienne|salzburg|santiago|sarajevo"
    "|seoul|sevilla|seville|shanghai|sheffield|shenzhen|singapore|skopje|sofia|southampton"
    "|stavanger|stockholm|strasbourg|stuttgart|swansea|sydney|são paulo|taipei|tallinn|tampere"
    "|tartu|tbilisi|tel aviv|the hague|thessaloniki|timișoara|tirana|tokyo|torino|toronto|toulon"
    "|toulouse|trieste|tromsø|trondheim|tunis|turin|turku|uppsala|utrecht|valencia|valladolid"
    "|vancouver|venezia|venice|verona|vienna|vigo|vilnius|västerås|warsaw|warszawa|wellington"
    "|wien|wiesbaden|winnipeg|winterthur|wrocław|wuppertal|yerevan|york|zagreb|zaragoza|zurich"
    "|zürich|örebro|łódź"
)
"""The larger ones; what is none of them may be a place all the same."""
_STATES = (
    "AL AK AZ AR CA CO CT DC DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY"
    " NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_CODES = "US UK GB IE CH DE AT FR ES PT NO SE DK FI NL BE PL CA"
"""Of countries, in capitals behind a place; not those that mean more, such as IT."""
_NO_COUNTRIES = "AK CT DC FL HI IA KS MI ND NH NJ NM NV NY OH OK OR RI TX UT VT WA WI WV WY"
"""Those states that are no country's code as well."""
_STATE = frozenset(_STATES.split())
_CODE = frozenset(_CODES.split())
_ONLY_STATE = frozenset(_NO_COUNTRIES.split())
_ZIP = re.compile(r" \d{5}(?:-\d{4})?$")
_POSTCODE = re.compile(r"[^\W\d_],? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$")
"""A British one, behind its town."""
_STREET = re.compile(
    r"\d{1,5}[a-z]?,? (?:[\w.'’-]+ ){0,4}(?:street|road|avenue|lane|drive|close|court|crescent|square|terrace|row|way|grove|gardens|st|rd|ave|blvd|boulevard)\b"
    r"|(?=.*\d)(?:\d{1,5},? )?(?:rue|calle|via|rua) "
    r"|[\w.-]+(?:straße|strasse|str\.|straat|laan|weg|gasse|platz|allee)\s+\d",
    re.IGNORECASE,
)
"""How a line begins that names a street and a house."""
_SMALL = "de la le les del di da do dos am an der den upon of the sur en und im bei"
"""Words of names that begin small; others make a text a sentence."""
_IN_NAMES = frozenset(_SMALL.split())
_DEPARTEMENT = re.compile(r" \((?:\d\d|2[AB]|97\d)\)$")
_KNOWN_COUNTRIES = frozenset(_COUNTRIES.split("|"))
_KNOWN_AMERICAN = frozenset(_AMERICAN_CITIES.split("|"))
_KNOWN_ELSEWHERE = frozenset(_CITIES.split("|"))
_KNOWN = _KNOWN_COUNTRIES | _KNOWN_AMERICAN | _KNOWN_ELSEWHERE


def names_country(text: str) -> bool:
    """Say whether a text is a country, or the two capitals of a region or country."""
    bare = text.strip()
    return bare.casefold() in _KNOWN_COUNTRIES or bool(re.fullmatch(r"[A-Z]{2}", bare))


def names_state(text: str, city: str) -> bool:
    """Say whether two capitals behind a city are a state of the USA rather than a country's code.

    Without the city only those are that mean no country as well.
    """
    known = city.casefold()
    if known in _KNOWN_AMERICAN:
        return text in _STATE
    if not city or text not in _STATE or text in _ONLY_STATE:
        return text in _ONLY_STATE
    # Of small towns, more are in California than in Canada, and fewer in Delaware than in Germany.
    return text != "DE" and known not in _KNOWN_ELSEWHERE


def names_street(text: str) -> bool:
    """Say whether a text begins with a street and a house."""
    return _STREET.match(text) is not None


def names_place(text: str) -> bool:
    """Say whether a text is a known place: ``Lisbon``, ``Berlin-Mitte``, ``Fort Hood, TX 76544``."""
    first, *more = [piece.strip() for piece in _ZIP.sub("", text).split(",")]
    last = more[-1] if more else first
    known = {first.casefold(), first.casefold().partition("-")[0], last.casefold()}
    if any(word[:1].islower() and word not in _IN_NAMES for word in text.split()):
        return text.casefold() in _KNOWN
    is_coded = any(pattern.search(text) for pattern in (_DEPARTEMENT, _POSTCODE))
    return last in _STATE | _CODE or is_coded or bool(known & _KNOWN)


def looks_like_place(text: str) -> bool:
    """Say whether a short text can be a place: a few words with capitals, commas between."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or len(parts) > 6 or len(text) > 90 or re.search(r"[@!?:;|]|https?://", text):
        return False
    words = re.findall(r"[^\W\d_]+", parts[-1])
    if parts[-1][:1].islower() and not names_country(parts[-1]):
        return False
    return bool(words) and all(len(part.split()) <= 5 for part in parts) and parts[-1][:1].isalnum()
