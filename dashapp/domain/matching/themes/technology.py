"""Software, data, science, engineering and the trades: what is asked, and how doing it is told."""

THEMES = """
designing scalable systems; distributed systems; software architecture; microservices > Event-driven design over queues that survives a lost data centre | Chose how thirty services talk to each other
backend development; server-side programming; building APIs > Wrote endpoints in Go that answer 4,000 requests a second | Django service for bookings | GraphQL gateway over five databases
frontend development; modern JavaScript frameworks; web interfaces > Vue components used by six teams | Single-page app in Angular and TypeScript
mobile development; mobile applications; iOS and Android > Kotlin and Swift clients that work offline | Five-star rating in the Play Store
automated testing; test automation; software quality assurance > Playwright runs on every commit | Coverage from 20 to 85 percent, escaped bugs halved
test-driven development; clean code; code review; good engineering practices > Refactored a ten-year-old module in small steps | Reviewed every merge
continuous integration and delivery; release automation; DevOps > From monthly releases to twelve deployments a day | Jenkins and GitLab pipelines for forty repositories | Blue-green rollouts without downtime
infrastructure as code; automating infrastructure; cloud infrastructure > Ansible playbooks that rebuild a site in an hour | One command makes a new environment
container orchestration; containers; Kubernetes and Docker > Packed legacy jobs into images and moved them to a cluster | Deployments on OpenShift and Nomad | Docker images scheduled over many nodes
operating services in production; reliability; monitoring and incident response > Alerts, dashboards and blameless reviews | 99.98 percent of the year available
performance optimisation; improving speed > Rewrote a query that took minutes so that it takes milliseconds | Cached and batched to a tenth of the latency
application security; secure development; information security > Found and reported a way past the login | Removed cross-site scripting and weak passwords | Secrets vault, dependency scanning and abuse cases
penetration testing; security operations; vulnerability management > Broke into twelve customers' networks with permission | Hunted intruders in the logs | Patched critical holes within two days
cloud cost control; reducing cloud costs > Smaller machines, reserved capacity and spot instances on Azure or Google Cloud | The monthly invoice of the data centre shrank
databases; SQL; data modelling > Tuned indexes and partitions in PostgreSQL | Moved two terabytes from Oracle without stopping | Designed the schema for billing
big data; data engineering; data pipelines; large volumes of data > Spark and Airflow jobs over petabytes | Kafka topics for forty teams
machine learning; artificial intelligence; predictive models > Forecasts by gradient boosting in five countries | Fine-tuned a language model on tickets
statistics; data science; experiments > Designed A/B trials that chose the price | Regression and survival models in R
data visualisation; business intelligence; dashboards > Power BI pages that the board opens each Monday | Maps and charts of bus delays
product management; working with product managers; requirements engineering > Wrote user stories and said no to half | Shipped the smallest version and measured
user experience; usability; user research; interface design > Watched twelve people fail at the form and redrew it | Figma prototypes tested each week | Clicks to order from nine to three
technical documentation; writing documentation for developers > API guide with examples that run | Step-by-step manuals and wikis for fellow programmers
agile working; scrum; kanban > Two-week sprints, retrospectives that changed things | Scrum master of three squads
IT support; help desk; user support > Solved 30 tickets a day, most on the first call | Set up laptops and accounts for 400 staff
network and system administration; servers > Switches, firewalls and VLANs for six sites | Patched 90 Linux machines | Backups restored in a drill each quarter
embedded systems; firmware; real-time software > C on microcontrollers with 32 kB | CAN bus drivers for a tractor
game development; graphics programming > Shaders and level tools in Unity | Physics and characters for a console title
geographic information systems; surveying; mapping > Staked out roads with a total station | QGIS layers of 3,000 wells
laboratory work; laboratory techniques; analysing samples > Ran gels, PCR and cell counts | Titrated and weighed 80 specimens a day | Looked after flasks of living cells
analytical chemistry; chromatography; method validation > Separated and measured traces of pesticide by HPLC | Wrote the validation of a new assay | Calibrated the mass spectrometer
good laboratory or manufacturing practice; working in regulated environments; GMP > Batch records without a deviation | Cleanroom grade B filling | Signed off under the eyes of the regulator
clinical trials; study coordination > Enrolled 140 participants and kept their consent forms | Monitored nine sites
maintenance of laboratory equipment; calibration of instruments > Serviced balances, pipettes and autoclaves | Repaired the centrifuge instead of buying one
mechanical design; CAD; product development; technical design > Drew a gearbox in SolidWorks down to tolerances | From sketch to tool-ready housing | Made a bracket 30 percent lighter
structural calculation; simulation; finite element analysis > Proved a bridge deck against wind | Simulated crash and vibration
manufacturing; production engineering; assembly lines > Balanced a line of 18 stations | Set-up time of the press from 90 to 20 minutes | Output up by a quarter on the same shift
CNC machining; turning and milling; machine operation > Set up five-axis mills and turned shafts to hundredths | Programmed Heidenhain controls
welding; metalwork; fabrication > TIG seams on stainless pipes, all X-rayed clean | Cut and bent railings
industrial control; PLC programming; automation technology > Robots and sensors that sort parcels | Ladder logic and motion control for machines | Commissioned SCADA screens
preventive maintenance; maintenance of machinery; repair of equipment > Changed bearings before they failed | Overhauled pumps and compressors
electrical installation; wiring in buildings > Built distribution boards and lit a school | First fix and second fix of new houses
fault finding; electrical diagnostics; troubleshooting of machines > Found the dead relay behind the oven | Measured until the cause was clear
testing and certification of electrical installations; inspection > PAT-tested 2,000 appliances | Checked earthing and breakers with a meter and issued the report
reading technical drawings; circuit diagrams; schematics > Worked from isometrics and blueprints | Understood wiring plans and layouts without help
photovoltaics; renewable energy; solar and wind power > Climbed turbines to service their gears | Heat pumps in old farmhouses
electric vehicle charging; e-mobility > Mounted and connected charge points for cars at homes and offices | Power stations for Teslas in car parks
smart home; building automation; KNX > Set up sensors that switch by presence | Lamps, shutters and thermostats that talk to each other and run by themselves
plumbing; heating and sanitary installation; HVAC > Laid pipes and hung boilers | Balanced radiators and found leaks | Serviced chillers and ducts
carpentry; joinery; woodworking > Hung doors, built staircases and kitchens | Raised roof timbers
bricklaying; masonry; concrete work; construction work > Walls, slabs and formwork for terraced houses | Poured foundations in frost
painting, plastering and drywall; interior finishing > Skimmed and papered twelve flats | Stud walls and suspended ceilings
site management; construction management; supervising building works > Kept eleven trades in order and handed over on the day | Snag list at zero
architecture; building design; planning permission > Drew a school of timber and got it approved | Entered competitions and won two
roofing; scaffolding; working at height > Slated church roofs | Put up towers of six lifts
vehicle repair; automotive mechanics > Rebuilt gearboxes and read fault codes | Brakes, clutches and inspections on 20 cars a week
agriculture; farming; livestock and crops > Milked 80 cows twice a day | Sowed, sprayed and combined 300 hectares | Pruned vines
gardening; landscaping; forestry > Planted hedges and laid lawns for a park | Felled and thinned spruce
technical drawing of circuits; electronics; circuit board design > Laid out a six-layer board | Soldered and debugged prototypes
process engineering; chemical plant operation > Ran a distillation column from the control room | Yield up by four points
energy supply; power plants; grid operation > Switched 110 kV lines | Shifts in a gas turbine station
quality testing of products; measuring technology; metrology > Checked parts on a coordinate machine | Capability studies before each launch
""".strip()
