"""Names that mean the same, and kinds that include one another, over many professions.

Each line of ``SAME`` is one thing under all its names, the first being the one shown.
Each line of ``KINDS`` is a kind and what counts as an example of it.
"""

SAME = """
Kubernetes | k8s | kube
PostgreSQL | postgres | psql
JavaScript | js | ecmascript
TypeScript | ts
Python | python3
Go | golang
C++ | cpp | c plus plus
C# | csharp | c sharp
.NET | dotnet | asp.net
Node.js | nodejs | node
React | react.js | reactjs
Vue | vue.js | vuejs
Angular | angularjs
Amazon Web Services | aws
Google Cloud | gcp | google cloud platform
Microsoft Azure | azure
continuous integration | ci/cd | ci | cicd | continuous delivery | continuous deployment
machine learning | ml
artificial intelligence | ai
natural language processing | nlp
large language models | llm | llms
SQL | structured query language
NoSQL | non-relational databases
Terraform | opentofu
infrastructure as code | iac
Docker | containers | containerisation | containerization
GitHub Actions | gh actions
REST | restful | rest api | rest apis
test-driven development | tdd
object-oriented programming | oop
user experience | ux
user interface | ui
search engine optimisation | seo | search engine optimization
search engine advertising | sea | google ads | adwords | ppc | pay per click
customer relationship management | crm
Salesforce | sfdc
enterprise resource planning | erp
SAP | sap erp | s/4hana | sap s/4hana
business intelligence | bi
Power BI | powerbi
key performance indicators | kpi | kpis
quality assurance | qa
quality management | qm | qms
ISO 9001 | iso9001
ISO 27001 | iso27001
General Data Protection Regulation | gdpr | dsgvo
Health Insurance Portability and Accountability Act | hipaa
electronic health records | ehr | emr | electronic medical records
Epic | epic ehr | epic systems
intensive care | icu | critical care | itu | intensivstation
emergency department | a&e | er | emergency room | accident and emergency | notaufnahme
operating theatre | operating room | or nurse | theatre nursing | op
Registered Nurse | rn | registered general nurse | rgn | staff nurse | examinierte pflegefachkraft | pflegefachkraft
Licensed Practical Nurse | lpn | lvn
basic life support | bls
advanced cardiac life support | acls | advanced life support | als
cardiopulmonary resuscitation | cpr | first aid | erste hilfe
intravenous therapy | iv therapy | cannulation | infusions
wound care | wound management | wundversorgung
medication administration | dispensing medication | giving medicines
palliative care | end-of-life care | hospice
physiotherapy | physical therapy | pt
occupational therapy | ot
special educational needs | sen | special education | send | förderpädagogik
individual education plan | iep | individual learning plan
classroom management | behaviour management
curriculum development | lesson planning | curriculum design | unterrichtsplanung
Qualified Teacher Status | qts | teaching licence | teaching certificate | lehramt
safeguarding | child protection
English as a second language | esl | efl | tefl | esol
early years | early childhood | eyfs | nursery education | kita
International Financial Reporting Standards | ifrs
generally accepted accounting principles | gaap | us gaap | uk gaap
HGB | german commercial code
accounts payable | ap | purchase ledger | kreditoren
accounts receivable | ar | sales ledger | debitoren
month-end close | monthly close | period close | closing the books | monatsabschluss
financial planning and analysis | fp&a | budgeting and forecasting
value added tax | vat | umsatzsteuer | sales tax
payroll | wages | lohnbuchhaltung | gehaltsabrechnung
DATEV | datev unternehmen online
Certified Public Accountant | cpa | chartered accountant | aca | acca
anti-money laundering | aml
know your customer | kyc
mergers and acquisitions | m&a
profit and loss | p&l
Microsoft Excel | excel | spreadsheets
Microsoft Office | ms office | office 365 | microsoft 365
heating, ventilation and air conditioning | hvac | heating and cooling
programmable logic controller | plc | plcs | sps | siemens s7
computer numerical control | cnc
computer-aided design | cad | autocad | solidworks
building information modelling | bim | revit
metal inert gas welding | mig | mag welding | gas metal arc welding
tungsten inert gas welding | tig
personal protective equipment | ppe
health and safety | occupational safety | osha | nebosh | arbeitssicherheit | hse
forklift licence | forklift certificate | forklift truck licence | forklift truck certificate | forklift and reach truck | forklift license | reach truck licence | reach truck certificate | staplerschein | fork lift | counterbalance licence
driving licence | driver's license | driver's licence | driving license | führerschein | fahrerlaubnis | class b licence | permis b | permis de conduire | carné de conducir | carnet de conducir
commercial driving licence | cdl | hgv licence | lgv | class c licence | lkw-führerschein
electrician's licence | journeyman electrician | elektrofachkraft | 18th edition
warehouse management system | wms
just in time | jit
lean | lean manufacturing | kaizen | 5s
Six Sigma | lean six sigma | dmaic | green belt | black belt
supply chain management | scm | supply chain
procurement | purchasing | sourcing | einkauf
freight forwarding | spedition
incoterms | international commercial terms
hazard analysis | haccp | food safety | food hygiene
point of sale | pos | till | cash register | kasse
stock control | inventory management | inventory | stock keeping | lagerhaltung
visual merchandising | shop displays
business development | new business | lead generation | acquisition of new customers | neukundengewinnung
account management | key account management | kam | client relationships
cold calling | outbound calls | telesales | kaltakquise
contract negotiation | negotiating contracts | vertragsverhandlung
contract drafting | drafting agreements
legal research | case law research
due diligence | dd
litigation | court proceedings | dispute resolution
notary | notarial
mediation | conflict resolution
case management | casework
social work | social services | sozialarbeit
motivational interviewing | mi
project management | pm | projektmanagement
PRINCE2 | prince 2
Project Management Professional | pmp
agile | scrum | kanban | agile methods
stakeholder management | stakeholder engagement
change management | organisational change
people management | leading people | line management | personalführung | team leadership
recruitment | hiring | talent acquisition | personalbeschaffung
onboarding | induction | einarbeitung
public relations | pr | media relations | pressearbeit
social media | instagram | tiktok | linkedin campaigns
content management system | cms | wordpress | typo3
copywriting | writing copy | texten
Adobe Creative Suite | creative cloud | photoshop | indesign | illustrator
video editing | premiere | final cut | davinci resolve
desktop publishing | dtp | typesetting
event management | event planning | organising events
customer service | customer support | client service | kundenservice | help desk | helpdesk
ticketing system | zendesk | jira service desk | freshdesk
IT support | technical support | second-level support | first-level support
Active Directory | ad | entra id
network administration | cisco | ccna | routing and switching
penetration testing | pentest | ethical hacking
incident response | on-call | on call
data protection | privacy
data analysis | data analytics | analysing data | datenanalyse
data visualisation | data visualization | dashboards | tableau | looker
extract, transform, load | etl | data pipelines | elt
Apache Spark | spark | pyspark
Apache Kafka | kafka | event streaming
statistics | statistical analysis | biostatistics
clinical trials | clinical studies | clinical research
good clinical practice | gcp guidelines | ich-gcp
good manufacturing practice | gmp | cgmp
high-performance liquid chromatography | hplc
polymerase chain reaction | pcr | qpcr
cell culture | tissue culture
laboratory information management system | lims
agronomy | crop production
landscaping | gardening | grounds maintenance
childcare | looking after children
housekeeping | room cleaning
front desk | reception | empfang
cooking | food preparation | line cook
barista | coffee making
revenue management | yield management
property management | lettings | hausverwaltung
surveying | land survey | vermessung
structural analysis | finite element analysis | fea
""".strip()

KINDS = """
container orchestration > Kubernetes, nomad, docker swarm, openshift, ecs
cloud platforms > Amazon Web Services, Google Cloud, Microsoft Azure
relational databases > PostgreSQL, mysql, mariadb, oracle, sql server, SQL
programming languages > Python, Go, java, JavaScript, TypeScript, rust, C++, C#, ruby, php, kotlin, swift
frontend frameworks > React, Vue, Angular, svelte
configuration management > ansible, puppet, chef
version control > git, GitHub Actions, gitlab, subversion
monitoring > prometheus, grafana, datadog, new relic
deep learning > pytorch, tensorflow, keras
business intelligence > Power BI, tableau, looker, qlik
customer relationship management > Salesforce, hubspot, zoho
enterprise resource planning > SAP, oracle netsuite, microsoft dynamics, odoo
accounting software > DATEV, xero, quickbooks, sage
accounting standards > International Financial Reporting Standards, generally accepted accounting principles, HGB
electronic health records > Epic, cerner, orbis
life support training > basic life support, advanced cardiac life support, cardiopulmonary resuscitation
welding > metal inert gas welding, tungsten inert gas welding, arc welding
computer-aided design > autocad, solidworks, catia, inventor, Building information modelling
quality management > ISO 9001, Six Sigma, good manufacturing practice
process improvement > lean, Six Sigma
Microsoft Office > Microsoft Excel, word, powerpoint, outlook
design software > Adobe Creative Suite, figma, sketch, affinity
project management methods > PRINCE2, Project Management Professional, agile
digital marketing > search engine optimisation, search engine advertising, social media, email marketing
laboratory techniques > polymerase chain reaction, high-performance liquid chromatography, cell culture
""".strip()
