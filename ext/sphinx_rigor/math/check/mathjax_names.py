r"""The commands and environments that MathJax 4 knows as Sphinx loads it.

Written by ``tools/mathjax_names.mjs``: those of its packages base, ams, newcommand and
require, and those that make it load another package.
"""

from __future__ import annotations

COMMANDS = frozenset(
    """
AA And Arrowvert Bbb Bbbk Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr Box Bra Braket
Bumpeq Cap Cup DeclareMathOperator Delta Diamond Doteq Downarrow Finv Game Gamma HUGE
Huge Im Join Ket Ketbra LARGE LaTeX Lambda Large Leftarrow Leftrightarrow Lleftarrow
Longleftarrow Longleftrightarrow Longrightarrow Lsh Newextarrow Omega Phi Pi Pr Psi Re
Rightarrow Rrightarrow Rsh Rule S SMALL Set Sigma Small Space Subset Supset TeX Theta
Tiny U Uparrow Updownarrow Upsilon Vdash Vert Vvdash Xi above abovewithdelims acute
aleph allowbreak alpha amalg angle approx approxeq arccos arcsin arctan arg array
arrowvert ast asymp atop atopwithdelims backepsilon backprime backsim backsimeq
backslash badbreak bar barwedge bbox bcancel because begin beta beth between bf big
bigcap bigcirc bigcup bigg biggl biggm biggr bigl bigm bigodot bigoplus bigotimes bigr
bigsqcup bigstar bigtriangledown bigtriangleup biguplus bigvee bigwedge binom
blacklozenge blacksquare blacktriangle blacktriangledown blacktriangleleft
blacktriangleright bmod boldsymbol bot bowtie boxdot boxed boxminus boxplus boxtimes bra
brace bracevert brack braket break breakAlign breve buildrel bullet bumpeq cal cancel
cancelto cap cases cdot cdotp cdots ce centerdot cfrac char check checkmark chi choose
circ circeq circlearrowleft circlearrowright circledR circledS circledast circledcirc
circleddash class clubsuit colon color colorbox complement cong coprod cos cosh cot coth
cr csc cssId cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft
curvearrowright dagger daleth dashleftarrow dashrightarrow dashv data dbinom ddagger
ddddot dddot ddot ddots def definecolor deg delta det dfrac diagdown diagup diamond
diamondsuit digamma dim displaylines displaystyle div divideontimes dot doteq doteqdot
dotplus dots dotsb dotsc dotsi dotsm dotso doublebarwedge doublecap doublecup downarrow
downdownarrows downharpoonleft downharpoonright ell emptyset enclose end enspace epsilon
eqalign eqalignno eqcirc eqref eqsim eqslantgtr eqslantless equiv eta eth exists exp
fallingdotseq fbox fcolorbox flat footnotesize forall frac frak framebox frown gamma gcd
ge genfrac geq geqq geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq gnsim goodbreak
grave gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim gvertneqq hat hbar hbox
hdashline heartsuit hfil hfill hfilll hline hom hookleftarrow hookrightarrow hphantom
href hsize hskip hslash hspace huge iddots idotsint iff iiiint iiint iint imath
impliedby implies in inf infty injlim int intercal intop iota it jmath kappa ker kern
ket ketbra lVert label lambda land langle large lbrace lbrack lceil ldotp ldots le
leadsto left leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows
leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftroot
leftthreetimes leq leqalignno leqq leqslant lessapprox lessdot lesseqgtr lesseqqgtr
lessgtr lesssim let lfloor lg lgroup lhd lim liminf limits limsup ll llap llcorner lll
llless lmoustache ln lnapprox lneq lneqq lnot lnsim log longleftarrow longleftrightarrow
longmapsto longrightarrow looparrowleft looparrowright lor lower lozenge lrcorner lt
ltimes lvert lvertneqq makebox maltese mapsto mathbb mathbf mathbfcal mathbffrak
mathbfit mathbfscr mathbfsf mathbfsfit mathbfsfup mathbfup mathbin mathcal mathchoice
mathclose mathfrak mathinner mathit mathnormal mathop mathopen mathord mathpunct mathrel
mathring mathrm mathscr mathsf mathsfit mathsfup mathstrut mathtip mathtt mathup matrix
max mbox measuredangle mho mid middle min mit mkern mmlToken mod models moveleft
moveright mp mskip mspace mu multimap nLeftarrow nLeftrightarrow nRightarrow nVDash
nVdash nabla natural ncong ne nearrow neg negmedspace negthickspace negthinspace neq
newcolumntype newcommand newenvironment newline nexists ngeq ngeqq ngeqslant ngtr ni
nleftarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak nobreakspace nolimits
nonscript nonumber normalsize not notChar notag notin nparallel nprec npreceq
nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq
nsupseteqq ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq nu nvDash
nvdash nwarrow odot oiiint oiint oint ointop oldstyle omega omicron ominus operatorname
oplus oslash otimes over overbrace overleftarrow overleftrightarrow overline overparen
overrightarrow overset overunderset overwithdelims owns parallel parbox partial perp
phantom phi pi pitchfork pm pmatrix pmb pmod pod prec precapprox preccurlyeq preceq
precnapprox precneqq precnsim precsim prime prod projlim propto psi pu qquad quad rVert
raise rangle rbrace rbrack rceil ref renewcommand renewenvironment require restriction
rfloor rgroup rhd rho right rightarrow rightarrowtail rightharpoondown rightharpoonup
rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes
risingdotseq rlap rm rmoustache root rtimes rule rvert scriptscriptstyle scriptsize
scriptstyle searrow sec set setminus sf sharp shortmid shortparallel shoveleft
shoveright sideset sigma sim simeq sin sinh skew small smallfrown smallint smallsetminus
smallsmile smash smile space spadesuit sphericalangle sqcap sqcup sqrt sqsubset
sqsubseteq sqsupset sqsupseteq square stackbin stackrel star strut style subset subseteq
subseteqq subsetneq subsetneqq substack succ succapprox succcurlyeq succeq succnapprox
succneqq succnsim succsim sum sup supset supseteq supseteqq supsetneq supsetneqq surd
swarrow symbb symbf symbfcal symbffrak symbfit symbfscr symbfsf symbfsfit symbfsfup
symbfup symcal symfrak symit symnormal symrm symscr symsf symsfit symsfup symtt symup
tag tan tanh tau tbinom text textbf textcolor textit textnormal textrm textsf textstyle
texttip texttt textup tfrac therefore theta thickapprox thicksim thinspace tilde times
tiny to toggle top triangle triangledown triangleleft trianglelefteq triangleq
triangleright trianglerighteq tt twoheadleftarrow twoheadrightarrow ulcorner underbrace
underleftarrow underleftrightarrow underline underparen underrightarrow underset unicode
unlhd unrhd uparrow updownarrow upharpoonleft upharpoonright uplus uproot upsilon
upuparrows urcorner vDash varDelta varGamma varLambda varOmega varPhi varPi varPsi
varSigma varTheta varUpsilon varXi varepsilon varinjlim varkappa varliminf varlimsup
varnothing varphi varpi varprojlim varpropto varrho varsigma varsubsetneq varsubsetneqq
varsupsetneq varsupsetneqq vartheta vartriangle vartriangleleft vartriangleright vbox
vcenter vdash vdots vec vee veebar verb vert vphantom vtop wedge widehat widetilde wp wr
xcancel xi xleftarrow xlongequal xmapsto xrightarrow xtofrom xtwoheadleftarrow
xtwoheadrightarrow yen zeta
    """.split()  # noqa: SIM905
)
ENVIRONMENTS = frozenset(
    """
Bmatrix CD Vmatrix align align* alignat alignat* aligned alignedat array bmatrix cases
darray displaymath eqnarray eqnarray* equation equation* flalign flalign* gather gather*
gathered indentalign math matrix multline multline* pmatrix prooftree smallmatrix split
subarray vmatrix xalignat xalignat* xxalignat
    """.split()  # noqa: SIM905
)
