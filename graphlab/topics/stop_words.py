"""Words that never name a topic: English function words and the boilerplate of abstracts."""

_FUNCTION_WORDS = """
a about above across after again against al all almost alone along already also although always am among an and
another any anyone anything are around as at away back be became because become becomes been before behind being below
beside besides between beyond both but by can cannot could did do does doing done down due during e.g each eg eight
either else et etc ever every few first five for four from further furthermore had has have having he hence her here
him his how however i i.e ie if in indeed instead into is it its itself just last latter less let like made make makes
making many may me might mine more moreover most mostly much must my namely near nearly neither never nevertheless
next nine no nobody non none nor not nothing now of off often on once one only onto or other others otherwise our ours
out over own per perhaps please rather really regarding same second seem seems seven several she should since six so
some still such ten than that the their theirs them then there thereby therefore these they third this those though
three through throughout thus till to together too toward towards two under until up upon us use used uses using
usually various versus very via vs was way ways we well were what whatever when where whereas whether which while who
whole whom whose why will with within without would yet you your yours zero
"""
_ABSTRACT_WORDS = """
abstract according accordingly accurate accurately achieve achieved achieves achieving adapted adapting addition
additional additionally address addresses addressing adequately adopt adopted adopting advance advanced advancement
advances advantage advantages aim aims allow allowing allows amount analyse analyze analyzed and/or applicable
application applications applied apply applying approach approaches appropriate area areas argue art article articles
aspect aspects assess associated attention-grabbing author authors automated available avaliable average aware barrier
based baseline baselines benefit benefits best better boost boosting boosts bottleneck bottlenecks bridge brief bring
brings broad build building builds called capabilities capability capable capture captures carried case cases certain
challenge challenges challenging chapter characteristic characteristics collect combination combine combined combining
common commonly communities community comparable compare compared comparing comparison compelling competitive complex
component components comprehensive conclude conclusion conclusions conduct conducted confirm consequently consider
considerable considerably considered considering consist consistent consistently consisting consists construct
constructed construction contain containing contains context contribute contribution contributions conventional
correctly correspond corresponding critical crucial crucially current currently daily date deal decade define defined
degradation deliver delivers demonstrate demonstrated demonstrates demonstrating depend depending depends derive
derived describe described describes despite detail detailed details determine develop developed developers developing
development developments devise difference differences different difficult difficulty direction directions directly
discover discuss discussed discusses discussion diverse drawback drawbacks drive driven dynamically easily easy effect
effective effectively effectiveness effects efficacy efficiency efficient efficiently effort efforts elevate eliminate
embedded emerge emerged emerging emphasize empirical empirically employ employed employing employs enable enabled
enables enabling encompass end-to-end enhance enhanced enhancement enhances enhancing enormous ensure ensures ensuring
entire especially essential establish established establishing evaluate evaluated evaluates evaluating evaluation
evaluations evidence evident evolving examine example examples excellent exhibit exhibits exist existing exists
experiment experimental experiments explain explicitly exploit exploited exploiting explore explored explores
exploring extend extended extends extensive extensively extent face facilitate facilitates fact factor factors fail
favorable feasible figure final finally find finding findings finds fine-grained flexibility flexible focus focused
focuses focusing follow followed following follows form formal formally formulate formulated foster found framework
frameworks free full fully fundamental future gain gained gains gap gaps generally generate generated generates
generating generic give given gives giving goal goals good grade great greater greatly ground-truth guided hampered
handle help helps hence high high-quality higher highest highlight highlighted highlighting highlights highly hinder
hinders hold however idea ideal ideas identified identifies identify identifying ii iii illustrate impact implement
implementation implementations implemented implementing implication implications importance important impressive
improve improved improvement improvements improves improving in-depth include included includes including incorporate
incorporated incorporates incorporating increase increased increases increasing increasingly incur independent
indicate indicates individual infer inherent innovative insight insights inspire inspired integrate integrated
integrates integrating intensive interactive interest interesting interestingly intrinsic introduce introduced
introduces introducing introduction intuitive investigate investigated investigates investigation involve involved
involves involving issue issues iv joint jointly keep know known lack lacks large-scale largely larger largest latest
lead leading leads learn learned learns length leverage leveraged leverages leveraging lie likely limit limitation
limitations limited limiting limits literature little long-term low lower main mainly mainstream maintain maintaining
maintains major manage managed managing manner manually material means meanwhile measured method methodologies
methodology methods million minimal missing mission-critical mitigate mitigates mitigating modern motivate motivated
motivates multiple naive namely native naturally necessary necessity need needed needs new newly notable notably note
notion novel novelty number numbers numerous objective objectives observation observations observe observed obtain
obtained obtaining obtains occur off-the-shelf offer offering offers open-sourced optimize optimized optimizes order
original outlook outperform outperformed outperforming outperforms overall overcome overload overview paper papers
paradigm paradigms part participants particular particularly past pave perform performance performances performed
performing performs perspective perspectives physically pivotal place play plays point points poor popular popularity
possible potential potentially powerful practical practically practice practices practitioner practitioners predict
predicted predicting predicts preliminary present presented presenting presents preserve preserves prevalent previous
previously primarily primary prior problem problems procedure procedures produce produced produces prohibitive promise
promising proper property propose proposed proposes proposing prospect prove proven provide provided provides
providing publicly publish published purpose purposes put quite ranging rapid rapidly rate rates readers ready real
real-world realistic realize reason recent recently recognized reduce reduced reduces reducing reduction refine regard
relate related relative relatively relevant reliable relies rely remain remains remarkable remarkably report reported
reports require required requirement requirements requires requiring research researcher researchers
resource-constrained respect respective respectively result resulting results reveal revealed reveals review reviewed
reviews rich rigid rigorous role root running satisfactory satisfy scenario scenarios scheme schemes scope score
scores section seek serve served serves set sets setting settings setup severe shed shelf short-term show showcase
showcases showed showing shown shows significance significant significantly similar similarly simple simply
simultaneous simultaneously size small so-called solution solutions solve solved solves solving sophisticated sota
span special specially specific specifically state state-of-the-art state-of-the-arts step steps straightforward
strategies strategy strengths struggle struggles studied studies study studying sub-optimal subject suboptimal
subsequent substantial substantially succeed success successful successfully suffer suffers suitability suitable
summarize summary superior superiority support supported supporting supports survey surveys synergistic synergize
synthesize systematic systematically tackle tackles tackling tailor tailored take taken takes taking target
task-specific technical technique techniques term termed terms tested tests theoretically thorough thoroughly
time-consuming tool tools topic topics total trade trade-off trade-offs tradeoff traditional trained trend trends
typical typically ultimately uncover underlying understand understanding understood undertake unexplored unified
unique unlike unprecedented up-to-date urgent usage usually utilization utilize utilized utilizes utilizing valid
validate validated validates validating validation valuable value values variant variants variety vary varying vast
verify versatile versus view viewpoint vision-based vital well-known wide widely widespread work working works world
worse worst year years yield yielded yielding yields
"""

_VAGUE_WORDS = """
thing things accuracy adaptation adaptive advancing ai algorithm algorithms analyses analysis applications architecture
architectures artificial attention automatic automation basis benchmark boundary categories category class
classification code completion complexity computation computational compute computing concept concepts conditions
constraints content control core correlation cost data dataset decision deep demand deployment design designed
designing designs device devices digital distributed distribution domain downstream dual dynamic embeddings engine
environment error estimation expert feature features few-shot field fields fine-tuning foundation general generation
generative global gradient group hardware industrial inference information infrastructure input instance instances
integration intelligence intelligent interaction interface key knowledge label labels large latency layer layout
layouts learner learning level life link local loss machine management measure mechanism mechanisms metric metrics ml
model modeling modelling models module modules multi multi-modal natural nature network networks neural object online
open open-source operation operations optimal optimization optimizing output overhead parallel parameter parameters
pattern patterns people physical platform policy power prediction predictive process processes processing production
profit quality query random range real-time recordings region resource resources response robust robustness rounds
sample scalable science scientific search self self-supervised semantic sensitive sequence server service services
serving side single source space spatial speed speedup stage standard storage strength strong structure supervised
system systems task tasks technologies technology temporal text theoretical time token tokens train training transfer
type types unlabeled update updating user users variables vision visual weak weakly weights workload workloads
zero-shot unfortunately billion clear exposed option black-box background parts
"""

# Words that papers of all fields use alike: of those found in 1.2 % or more of 2,160 arXiv papers from 36 subjects, 60
# each, the ones with an even spread (entropy over subjects above that of half of them used evenly), less those that are
# the name of a subject all the same ("graph", "privacy").
_WIDESPREAD_WORDS = """
ability able access accessible account action active adapt adaptability adjust adoption adversity affect aided aiming
align aligned alignment alongside alternative analytical analyzing applicability approximate approximately arbitrary
arise assess assessing assessment assisted assume assumption attribute augmented avoid balance base behavior behaviour
bias block bound broader built call candidate captured capturing caused central centric chain change choice classical
closed closely collaboration collection combines compact comparative complete comprise computationally concern
condition conditional configuration connected connection consideration consistency constant constrained constraint
contexts contextual continuous contrast controlled convergence coordinate correct costly create creating cycle
decompose decomposition degree dependency dependent description desired detect detecting detection difference
dimension dimensionality direct discrepancy discrete distance distinct diversity driving early ease element encode
encoding end engineering environmental establishes estimate even event evolution expansion expensive experience
explicit exploration expression expressive extending extension external extract extracting extraction extreme failure
faithful fall family fast faster feasibility feedback fewer filter fine fixed flow formulation forward foundational
frequently function generalization generalize grounded growing guide handling hard heavily heterogeneous heuristic
hierarchical human hybrid identification implicit indicating influence inherently initial innovation insufficient
interpretation iterative iteratively labeled led lightweight linear location long magnitude manual map mapping match
matching mathematical matrix maximize maximum mean meaningful meet minimize minimizing mixed mode modification
monitoring observable offline ones operate operating operational opportunity pair path period phase pipeline position
positive precise precision presence preserving principle probability profile program progress project projection
properties public quantify question reference refinement relationship reliability relying represent representative
requirement resolve risk rule run scalability scale scaling selecting selection sensitivity sequential shape shared
shift short similarity simulated simulation smaller solely specialized stable state states static statistical step
structural structured subset sufficient suggest synthetic targeted targets team tedious test testing theory threshold
top track transform transformation transition true truth tuning turn two-stage underexplored unit useful utility
variable variation vector version weighted workflow
"""

FUNCTION_WORDS: frozenset[str] = frozenset(_FUNCTION_WORDS.split())
STOP_WORDS: frozenset[str] = frozenset((_FUNCTION_WORDS + _ABSTRACT_WORDS).split())

# Kept for grouping papers, but too vague to stand alone as a term of a topic.
VAGUE_WORDS: frozenset[str] = frozenset((_VAGUE_WORDS + _WIDESPREAD_WORDS).split())
