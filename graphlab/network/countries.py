"""Names of countries as affiliations print them."""

import re
import unicodedata

# One country per entry; after "=" other spellings. Georgia is left out: the state is printed the same way, more often.
_COUNTRIES = """
Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia; Australia;
Austria=Österreich; Azerbaijan; Bahamas=The Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium=Belgique|België;
Belize; Benin; Bhutan; Bolivia; Bosnia and Herzegovina=Bosnia|Bosnia & Herzegovina; Botswana; Brazil=Brasil;
Brunei=Brunei Darussalam; Bulgaria; Burkina Faso; Burundi; Cambodia; Cameroon; Canada; Cape Verde=Cabo Verde;
Central African Republic; Chad; Chile;
China=PR China|P.R. China|P. R. China|P.R.China|Peoples R China|People's Republic of China|PRC|Mainland China;
Colombia; Comoros; Congo=Republic of the Congo; Costa Rica; Croatia; Cuba; Cyprus; Czechia=Czech Republic;
DR Congo=Democratic Republic of the Congo; Denmark=Danmark; Djibouti; Dominica; Dominican Republic; Ecuador; Egypt;
El Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini=Swaziland; Ethiopia; Fiji; Finland=Suomi; France; Gabon;
Gambia; Germany=Deutschland|Fed Rep Ger; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti;
Honduras; Hong Kong=Hong Kong SAR|Hong Kong, China|HKSAR; Hungary; Iceland; India; Indonesia;
Iran=Islamic Republic of Iran|I.R. Iran; Iraq; Ireland=Republic of Ireland; Israel; Italy=Italia;
Ivory Coast=Côte d'Ivoire; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kosovo; Kuwait; Kyrgyzstan; Laos;
Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Macau=Macao|Macao SAR|Macau SAR;
Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico=México;
Micronesia; Moldova=Republic of Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru;
Nepal; Netherlands=The Netherlands|Nederland|Holland; New Zealand; Nicaragua; Niger; Nigeria; North Korea;
North Macedonia=Macedonia; Norway=Norge; Oman; Pakistan; Palau; Palestine; Panama; Papua New Guinea; Paraguay;
Peru=Perú; Philippines; Poland=Polska; Portugal; Puerto Rico; Qatar; Romania; Russia=Russian Federation; Rwanda;
Saint Lucia; Samoa; San Marino; Saudi Arabia=Kingdom of Saudi Arabia|KSA; Senegal; Serbia; Seychelles; Sierra Leone;
Singapore; Slovakia=Slovak Republic; Slovenia; Solomon Islands; Somalia; South Africa=Republic of South Africa|RSA;
South Korea=Korea|Republic of Korea|Korea, Republic of|Rep. of Korea|S. Korea; South Sudan; Spain=España; Sri Lanka;
Sudan; Suriname; Sweden=Sverige; Switzerland=Schweiz|Suisse|Svizzera; Syria; Taiwan=Taiwan, R.O.C.|R.O.C.|Taiwan ROC;
Tajikistan; Tanzania; Thailand; Timor-Leste=East Timor; Togo; Tonga; Trinidad and Tobago=Trinidad; Tunisia;
Turkey=Türkiye; Turkmenistan; Tuvalu; Uganda; Ukraine; United Arab Emirates=UAE|U.A.E.;
United Kingdom=UK|U.K.|England|Scotland|Wales|Northern Ireland|Great Britain;
United States=USA|U.S.A.|US|U.S.|United States of America; Uruguay; Uzbekistan; Vanuatu; Vatican City; Venezuela;
Vietnam=Viet Nam; Yemen; Zambia; Zimbabwe
"""
_US_ADDRESS = re.compile(r"^(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?) \d{5}(?:-\d{4})?(?: USA)?$")
_DIGITS = re.compile(r"\S*\d\S*")


def country_in(affiliation: str) -> str | None:
    """Country that ends an address, if one does.

    Parameters
    ----------
    affiliation
        One address as printed.

    Returns
    -------
    str or None
        English name. ``None`` where the last part of the address is no country's name; a town alone tells nothing.

    Examples
    --------
    >>> country_in("University of Toytown, 12345 Toytown, Deutschland.")
    'Germany'
    >>> country_in("Toy College, Cambridge, MA 02139")
    'United States'
    >>> country_in("Toy College, Georgia")
    """
    parts = [part.strip(" .") for part in affiliation.split(",")]
    if _US_ADDRESS.match(parts[-1]):
        return "United States"
    two = ", ".join(parts[-2:])
    return next((_NAMES[key] for key in (_key(two), _key(parts[-1])) if key in _NAMES), None)


def _key(text: str) -> str:
    """Letters alone, so that "U.S.A." and "USA" meet; words with digits are postcodes."""
    plain = unicodedata.normalize("NFKD", _DIGITS.sub("", text)).casefold()
    return "".join(letter for letter in plain if letter.isalpha())


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in _COUNTRIES.replace("\n", " ").split(";"):
        name, _, others = entry.strip().partition("=")
        for spelling in (name, *filter(None, others.split("|"))):
            names[_key(spelling)] = name
    return names


_NAMES = _names()
