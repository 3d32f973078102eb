"""What many professions ask for alike, and how people tell that they have done it."""

THEMES = """
leading a team; people management; line management; supervising staff; leadership experience > Head of a crew of ten | Set goals with six colleagues, held their appraisals and approved their leave | Took over a department of twelve and lost nobody in two years | Shift supervisor of twenty people | Deputy manager of a unit of eight
mentoring colleagues; training junior staff; coaching new employees; onboarding of new starters > Paired with beginners and gave them feedback every week | Buddy for four new hires | Guided two interns who both stayed
teaching and training others; delivering workshops and courses > Ran monthly sessions for forty users of the new tool | Taught evening classes for adults | Gave a seminar and wrote its handouts | Instructed volunteers in first response
recruiting staff; hiring; interviewing candidates > Filled nine vacancies and read 400 applications | Sat on the panel that chose the new head | Met candidates and built a crew from nothing
communication skills; explaining complex matters simply; good communicator > Told owners face to face what went wrong and what comes next | Turned jargon into a page anyone can read
presentation skills; public speaking; presenting to management > Spoke before 200 people at a conference | Gave talks and demos to visitors
report writing; written communication; clear documentation > Handbooks and instructions that ended most questions | Drew up the minutes and the yearly report
record keeping; accurate documentation; keeping files up to date > Files complete at every inspection | Charted observations for all in my care | Brought a card index of ten thousand cards in order
attention to detail; accuracy; working carefully > Not one mistake found in five years of checks | Proofread 300 pages a week | Spotted a wrong digit that would have cost a lot
working under pressure; meeting tight deadlines; staying calm under stress > Handled 120 cases at once and missed no date | Closed the release in three days when half the crew was ill
handling emergencies; acting quickly in a crisis; crisis management > Revived a collapsed man until the ambulance came | Evacuated a floor within minutes when smoke was seen | Brought the plant back within the hour after the flood | Talked a desperate caller out of harming herself
problem solving; analytical thinking; troubleshooting > Found out why the counts differed and removed the cause | Traced a fault that others had hunted for weeks | Asked five times why and changed one step
process improvement; continuous improvement; increasing efficiency; lean working > Replaced a paper form with a scan and saved ten hours a week | Halved the steps of an approval
reducing costs; saving money; cost control > Brought running expenses down | Switched providers and lowered the monthly fees | Less waste, fewer hours, smaller invoices
budget responsibility; budgeting; financial planning > Answered for 2 million a year and stayed within it | Divided a grant among five schools
negotiation skills; negotiating contracts and prices > Agreed terms after nine rounds and saved 80,000 | Got a longer payment term and a lower price from vendors | Settled pay with the works council
customer service; dealing with customers; client contact; friendly manner > Served guests at the counter and knew regulars by name | Answered sixty calls a day, nine in ten solved at once | Advised householders in their homes on what suits them
handling complaints; dealing with difficult customers > Calmed upset callers and put things right the same day | Turned one-star reviews into repeat visits
teamwork; collaboration across departments; working with other disciplines > Shaped the plan together with design, sales and support | Joined people of five trades in one weekly round
stakeholder management; working with partners and authorities > Brought city hall, police and neighbours to one plan | Kept sponsors and users informed and got their sign-off | Was the contact of the ministry and the unions
liaising with auditors and inspectors; passing external audits and inspections > Inspectors left without a finding | Prepared the certification visit and passed at the first attempt
project management; planning and delivering projects on time > Opened the new branch two weeks early and under budget | Moved 80 people to another building over a weekend | Ran a two-year programme with eleven partners
change management; introducing new ways of working > Won doubters over one by one when the routine changed | Led a merger of two departments | Moved a whole office to paperless work
introducing a new system; implementing new software; system migration > Rolled out tablets and trained everyone in the application | Replaced the old database without a day lost
computer literacy; confident use of digital tools; digital records > Built spreadsheets with macros for the whole office | Set up video calls and shared calendars for the team
data analysis; evaluating figures; reporting of key figures > Found in two years of numbers why buyers leave | Built a dashboard that the managers open every morning | Ran surveys and tested what the answers mean
quality management; quality assurance; quality control > Rejects fell from four to one percent | Checked samples of each batch and stopped the line twice | Kept the certificate through three visits
health and safety; safe working; accident prevention > No accident in nine years | Toolbox talks and near-miss cards halved injuries | Wore and checked harnesses at height
compliance; following laws and regulations; internal controls > Checked transactions against sanctions lists | Four-eyes rule for every payment
fraud detection; preventing theft and loss > Found invoices paid twice and a supplier that did not exist | Shrinkage fell to under one percent
confidentiality; data protection; handling sensitive information > Kept the personnel records under lock | Anonymised interviews before they were shared
flexibility; working shifts, nights and weekends; rotating rota > Worked early and late weeks by turns | Stepped in on holidays at an hour's notice
on-call duty; standby; availability for call-outs > Drove out at night when heating failed | Reachable by phone outside working hours and out to repair at any time | Woken at weekends to bring things back
planning rotas; staff scheduling; workforce planning > Filled gaps from sickness within the hour | Matched staff to expected guests by the hour
organisational skills; managing several tasks; setting priorities > Kept the diaries of three directors | Ran four sites in parallel | Booked, invoiced and shipped for the whole department alone
event organisation; planning events and trips > Set up a trade fair stand and booked the speakers | Booked the venue, the music and the food for a gala | Summer party for the whole neighbourhood
organising group outings; educational visits; excursions > Led a class through a week in another country | Took pensioners to the sea by coach | Camped with forty scouts in the mountains
working independently; taking initiative; self-motivation > Started a service nobody had asked for, now used by all | Built the branch alone from an empty room | Saw the gap and wrote the first version at night
creativity; developing new ideas > Invented a game that sold 3,000 copies | Came up with the campaign's motif | Designed three prototypes from scraps
research skills; literature research; investigating > Read 400 papers and drew the map of the field | Dug up a document that changed the decision | Interviewed fifty users at home
purchasing; procurement; ordering materials > Listed what each job needs and got three quotes | Made lists of what is needed, compared sellers and bought | Goods delivered just when the workers required them
supplier management; vendor relations > Visited factories before signing | Built a second source for each key part
stock control; inventory management; stock accuracy > Nothing ran out in a year, with a third less on the shelves | Counted goods on shelves against the books | Reordered before anything was sold out
international experience; intercultural skills; working abroad > Two years in Nairobi with colleagues of nine nations | Ran a factory acceptance in Vietnam
fundraising; winning grants; acquiring funding > Wrote the bid that brought in three years of money | Found twelve sponsors for the festival
managing volunteers; volunteer coordination > Rota of sixty unpaid drivers for the food bank | Found people who help for free, trained and thanked them | Led a club of unpaid supporters
conflict resolution; mediation; dealing with bullying > Brought both sides back to the table | Calmed arguments between colleagues | Talked with both parties until they agreed and made peace
strategic planning; developing strategy; business planning > Chose which markets to leave | Set the goals that 40 people work toward
entrepreneurship; starting a business; opening a new site > Founded a bakery with two friends | Registered a company at 23 and sold it
reflective practice; professional development; continuous learning > Took a certificate at evening school | Read and tried one new method a month
raising results; achieving targets; performance against goals > First of 31 branches two years in a row | More sold than planned | Exceeded what was agreed by a wide margin, quarter by quarter
translation and interpreting; language mediation > Rendered contracts from French | Subtitled 40 documentaries
cleaning and hygiene standards; keeping premises clean > Turned round eighteen rooms a day to the checklist | Scrubbed and sanitised the line after each run
driving; transport of goods and persons > 300,000 kilometres without an accident | Drove a van on daily tours with eighty stops | Brought pupils to school by minibus
manual skill; craftsmanship; practical skills > Restored windows by hand in a listed house | Built furniture to the millimetre | Laid stone steps without mortar
physical fitness; heavy lifting; working outdoors > Carried beams on scaffolds in all weathers | Loaded 14 tonnes a shift | Planted on steep slopes through the winter
administration; office management; secretarial support > Opened the post, booked travel and kept the phones | Front office of a practice with 900 patients | Invoices, minutes and visitors for a firm of thirty
sustainability; environmental protection; energy saving > Sorted waste so that nothing went to landfill | Energy audit that paid back in a year
inclusion; diversity; equal opportunities > Made forms readable with a screen reader | Set up a signing class for the whole staff
""".strip()
