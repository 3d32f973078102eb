"""Health, care, social work and education: what is asked, and how doing it is told."""

THEMES = """
palliative care; end-of-life care; supporting dying people > Hospice volunteer for three years | Comforted terminally ill people and their loved ones until death | Relieved suffering and kept dignity when no cure was left
administering medication; safe handling of medicines; intravenous drugs > Set out tablets for forty residents, no mix-ups | Prepared syringes and pumps for the ward round
basic nursing care; personal care; helping with daily living > Washed, dressed and fed eight people each morning | Helped residents to bed and to the bathroom with dignity | Home visits before breakfast to elderly clients
resuscitation; emergency medicine; acute care; first aid > Stopped bleeding and stabilised casualties at the roadside | Triage of forty arrivals a night
intensive care; monitoring critically ill patients > Ventilated patients and adjusted their drips | One-to-one at the bedside of people with organ failure
infection control; hygiene in healthcare; preventing infections > Isolated carriers and taught hand washing | Fewer germs and contagions by clean hands, gloves and disinfection | Traced the source of an outbreak and ended it
wound care; dressing changes; wound management > Bandaged burns and removed stitches on visits | Cleaned and covered sores, burns and incisions until they healed | Changed bandages at home
working with relatives and families of patients > Broke bad news to spouses and answered children's questions | Weekly round with families about what comes next
paediatrics; caring for sick children; neonatal nursing > Vaccinated toddlers and calmed their parents | Played with small patients before operations
mental health care; psychiatry; psychological conditions > Sat with the depressed and suicidal through the night | Ran a group for anxiety
addiction care; substance abuse counselling > Relapse plans with alcoholics | Needle exchange from a van
dementia care; elderly care; geriatrics > Calmed confused residents with songs of their youth | Daily company for frail seniors with memory loss | Kept pensioners independent in their own flats
rehabilitation; physiotherapy; mobilising patients > Daily exercises after hip replacements | Taught amputees to climb stairs
falls prevention; patient safety > Wristbands and checklists ended mix-ups | Handrails, non-slip socks and more checks so that nobody tumbled | Near misses written up and learned from
operating theatre; assisting in surgery; anaesthesia > Handed instruments in 900 operations | Watched over sleeping patients and their airways | Sterilised trays and counted swabs
midwifery; maternity; birth > Delivered 300 babies | Antenatal visits and help with breastfeeding
diagnosis and treatment of patients; medical examination > Examined thirty people a day and prescribed | Read X-rays and ultrasound | Referred early cancers
dental care; assisting the dentist > Mixed fillings, took X-rays and cleaned teeth | Held the mirror and suction through drillings and extractions
pharmacy; dispensing; advising on medicines > Filled prescriptions and caught interactions | Mixed ointments and counselled on side effects
nutrition; dietetics; special diets > Wrote meal plans for diabetics | Cooked without gluten, nuts or milk for those who must avoid them
health records and coding; practice management > Booked clinics, billed insurers, chased referrals | Patient registration, billing and appointments
child protection; safeguarding; protecting vulnerable people > Saw that a boy was beaten or starved at home and raised the alarm | Hearings and foster homes for endangered minors
supporting families; family work; parenting support > Helped single mothers with forms and flats | Calls at homes to help mums and dads bring up their kids | Got a household through separation and illness
working with refugees and migrants; integration > Accompanied newcomers to offices | Showed people who fled war how to get papers, rooms and work | Welcome meetings for immigrants
debt advice; housing advice; welfare benefits > Filled in claims for pensions and rent | Payment plans for people who owe too much | Stopped landlords from throwing tenants out
case management; caseload; support planning > Kept 60 files with goals and reviews | Wrote care plans with the clients and checked them monthly
youth work; working with young people; street work > Ran an open house after school | Football at midnight with boys from the block
disability support; assistance; inclusion of disabled people > Signed for deaf clients | Helped young adults move into their own flat
lesson planning; preparing and delivering lessons; teaching experience > Built worksheets and projects for mixed groups | Prepared what thirty pupils do hour by hour, with tasks and trials | Taught chemistry and physics to 14-year-olds
classroom management; behaviour management; difficult classes > Clear rules and calm routines ended shouting | Got restless students to concentrate and respect each other | Seating, praise and consequences in an unruly form
special educational needs; supporting pupils with learning difficulties; inclusion in school > One-to-one reading with slow starters | Wrote a plan for each child with support
working with parents; parent communication > Talked with mums, dads and guardians about their son or daughter | Home visits and open evenings for carers
assessment; tracking pupil progress; marking and examinations > Graded essays and tests and told students where they stand | Watched each child's marks over the year and stepped in early
raising attainment; improving exam results > Weakest quarter passed for the first time | Better grades and more passes than the year before | From the bottom to the top of the county's league table
teaching a foreign language; language teaching; English as an additional language; integration courses > Conversation evenings for refugees | Grammar, vocabulary and speaking for immigrants | Taught Spanish from scratch to certificate level
curriculum development; developing teaching materials; syllabus design > New modules and exams for the course | Textbook chapter used in 40 schools
extracurricular activities; clubs and sports at school > Choir, drama and chess after lessons | Ran the orchestra, theatre and coding circle in the afternoons | Built a school radio with pupils
technology in teaching; digital learning; e-learning > Built online lessons with quizzes | Tablets and coding with eleven-year-olds
early years education; childcare; nursery > Sang, painted and napped with twelve toddlers | Settled in under-threes and wrote their learning stories
university teaching; lecturing; supervising theses > Lectured on optics to 90 undergraduates | Supervised five masters to their submission
academic research; scientific publications; third-party funding > Eleven papers in refereed journals | Principal investigator of a four-year grant | Spoke at congresses
careers advice; guidance; counselling of students > Mock interviews and applications with graduates | Showed pupils which trades suit them
library and archives; information services > Catalogued 20,000 volumes | Digitised a town's letters
sports coaching; fitness training > Wrote plans for 60 members of a gym | Coach of a junior handball club | Swimming and athletics for juniors
animal care; veterinary assistance > Held, fed and medicated dogs and horses | Assisted in operations on cats
""".strip()
