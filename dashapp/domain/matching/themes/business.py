"""Trade, money, law, hospitality, logistics, offices and media: what is asked, and how doing it is told."""

THEMES = """
month-end close; preparing management accounts; closing the books > Figures and comments each month, never late | Journals, provisions and reconciliations within days after the period ended | Profit and loss and balance sheet for directors
tax returns; tax compliance; tax law > Won an appeal against an assessment | Income, VAT and business levies calculated and submitted to the revenue office | Lowered what clients owe the state legally
bookkeeping; accounts payable and receivable; ledgers > Posted 600 invoices a month | Matched payments and cleared old items | Ran the cash book of three shops
cash flow forecasting; liquidity management; treasury > Placed spare money and hedged dollars | Knew weeks ahead what money comes in and goes out | Kept enough in the bank to pay bills
credit control; debt collection; managing debtors > Rang late payers and agreed instalments | Chased unpaid invoices and shortened the time until clients pay
payroll; wages and salaries > Overtime, sick pay and pension deductions | Salaries, bonuses and deductions of all employees each month
cost accounting; product costing; margin analysis; controlling > Variances by plant explained each month | Calculated unit prices and what each line earns | Found which goods lose money
international accounting standards; IFRS; US GAAP; consolidation > Joined eleven subsidiaries in one balance sheet | Translated local books to global reporting rules | Group accounts for listed companies
auditing; internal audit; statutory audit > Tested controls at nine banks | Found and closed 40 weaknesses | Signed off accounts of charities
banking; lending; investment advice; credit analysis > Judged loans of small firms, losses under one percent | Managed portfolios for 120 families
insurance; claims handling; underwriting; risk management > Settled storm damage within a week | Priced fleets and refused the worst | Kept the register of risks
mergers and acquisitions; due diligence; valuation > Looked through the books of nine targets | Sold a subsidiary to its managers
presenting financial information to non-financial managers > Finance for beginners, half a day, 60 foremen | Numbers told as stories to engineers and salespeople | Taught managers to read their profit sheet
human resources; personnel administration; employee relations > Contracts, leave and references for 200 staff | Agreed a new rota with the works council | Exits without a lawsuit
talent development; personnel development; learning programmes > Built a trainee year from which twelve became managers | Learning paths and mentors for 80 people
drafting contracts; contract law; commercial law > Standard terms that ended most haggling | Worded deals, leases and terms of service | Clauses for distributors and licensees
litigation; appearing in court; representing clients at trial > Argued before judges and examined witnesses | Lawsuits and hearings won for clients
negotiating settlements; dispute resolution outside court > Terms both sides could sign after two days of talks | Both parties accepted a compromise and dropped the lawsuit
legal research; legal opinions > Memoranda on new statutes | Searched rulings and commentaries for arguments that win
advising companies; corporate law; legal counsel > Answered the board's questions within a day | Guided founders and directors on statutes, shareholders and liability
intellectual property; trade marks; patents; copyright > Searched and drafted claims for an invention | Protected brands and inventions against imitators
employment law > Dismissals, warnings and works agreements | Defended an employer against unfair dismissal
family law; custody; divorce > Divorces, maintenance and where kids live | Counsel to parents who separate
criminal law; criminal defence; prosecution > Visited clients in custody | Defended people accused of theft and assault | Prosecuted drivers and dealers
real estate law; property transactions; conveyancing > Checked leases and land registers | Deeds, mortgages and purchases of houses and land
property management; facility management; lettings > Lifts, roofs and cleaners of twelve buildings | Tenants, rents and repairs of a housing block
notarial and court administration; legal secretary; paralegal > Kept a lawyer's calendar and typed pleadings | Certified signatures and copies
acquiring new customers; new business; business development; cold calling > First orders from three new industries | Telephoned and visited firms that had never bought from us | Brought in dozens of first-time buyers
key account management; customer retention; keeping existing clients > Grew the ten largest buyers by a third | Quarterly talks that kept a leaver
sales; selling; achieving sales targets > Best closer of the region | Sold more than planned and topped the ranking | Closed deals with buyers all over the region
sales management; leading a sales team > Set territories and commissions for nine sellers | Trained agents on visits so that they sell more
product presentation; technical sales; trade fairs > Pilot installations that turned into orders | Showed devices to buyers and let them try | Stood on the booth at exhibitions
preparing offers; bids and tenders; proposals > Quotes within a day, one in three won | Wrote quotations and tender documents that won orders
customer relationship management systems; Salesforce; sales pipeline > Cleaned 20,000 contacts | Entered calls, visits and chances after every conversation
sales forecasting; demand planning > Estimated next months' turnover close to what came in | Planned how many goods will be wanted
market research; market analysis; competitor analysis > Asked 900 shoppers what they would pay | Compared what competing firms offer and charge | Found a gap that nobody served
online marketing; digital campaigns; lead generation; performance marketing > Cost per click down by half on Google and Meta | Banners, search ads and mailings that brought inquiries | Advertising money on the web with measured return
search engine optimisation; website traffic; organic reach > From page four to the first three results | Visitors from search tripled in a year
content marketing; copywriting; editorial work; blog > Wrote a column that 40,000 read each week | Texts and landing pages in the house's voice
social media; community management > Grew a channel from nothing to 80,000 followers | Reels that travelled
brand management; branding; advertising campaigns > New name, logo and tone for a 60-year-old maker | Posters that one in two remembered
public relations; press work; media relations > Placed stories in the national papers | Spokesperson through a recall
e-mail marketing; marketing automation; newsletters > Series of mails that bring lapsed buyers back | Wrote mailings that people open and click
e-commerce; online shop > Fewer abandoned baskets after a simpler checkout | Product pages, basket and payment for internet orders
graphic design; visual design; layout > Drew covers, packaging and icons | Set a 200-page catalogue in InDesign
photography and video production; film editing > Shot and cut 50 short films | Portraits and product pictures for the shop
journalism; news writing; interviewing > Reported from the council for the local paper | Broke the story on the water works
retail; shop work; selling in a store; cashier > Till, shelves and window of a bookshop | Advised shoppers on clothes and shoes and took their money | Department on the ground floor, stock and displays
visual merchandising; store presentation > Dressed windows that stopped passers-by | New layout, basket up by a tenth
store management; branch management > Answered for a shop of fifteen and its takings | Best figures of the district after a year
warehouse management; running a distribution centre > Two shifts, 40,000 parcels a day | Led the people, racks and docks of a storage hall | Goods in, storing and goods out of a depot
picking, packing and dispatch; order fulfilment > Wrapped and labelled for 30 countries | Collected items from shelves, boxed and sent them
forklift driving; industrial trucks > Loaded trailers by clamp | Lifted and stacked goods by truck, high into the racks
route planning; dispatching; transport planning; fleet management > Empty kilometres down by a fifth | Assigned drivers and trips so that trucks run full
customs; import and export; foreign trade > Certificates of origin and letters of credit | Declared shipments at the border and paid duties
cold chain; temperature-controlled goods; perishable goods > Fish from quay to shelf in a day | Kept medicine and food chilled during transport and storage
dangerous goods; hazardous materials > ADR papers for tankers | Barrels of acid, gas and solvents kept apart and marked
on-time delivery; delivery reliability; meeting delivery times > Promised dates kept in the busiest December | Shipments reached buyers when promised
reducing damage and returns of goods > Fewer parcels came back | Better boxes, fewer breakages
negotiating with carriers; freight rates; haulage contracts > Tendered sea freight | Cheaper prices from truckers and shipping lines
supply chain management; logistics planning; materials planning > Shortened the way from factory to shelf by nine days | Safety stocks by the numbers
running a kitchen; head chef; cooking in a professional kitchen > Led cooks and sent out hundreds of plates a service | Sous chef in a busy restaurant, responsible at the pass
creating menus; recipe development > New dishes for spring and autumn | Vegan and regional plates that sold out
food hygiene; food safety; HACCP > Fridge logs and core temperatures without a gap | Clean kitchen praised by health officers
food cost control; kitchen purchasing > Bought produce cheaply, used everything and priced plates right | Leftovers became soups, little in the bin
baking; pastry; confectionery > Wedding cakes of six tiers | Bread, croissants and cakes at dawn
waiting tables; restaurant service; bar work > Carried twelve tables and knew the wine | Mixed cocktails for 200 on Fridays
catering; banqueting; function catering > Buffets for conferences | Served hundreds of visitors at parties and galas
reception; front desk; hotel check-in; guest relations > Checked in eighty travellers a night in three tongues | Remembered regulars' rooms and pillows | Night porter and switchboard
housekeeping; room management in hotels > Turned round eighteen rooms a day | Linen, minibars and inspections of two floors
revenue management; room rates; occupancy > Filled 88 of 100 beds in the low season | Prices by weekday and fair
hotel management; running a hotel or restaurant > Answered for 120 rooms and their bar | Guest score from 7.8 to 9.1
travel and tourism; tour guiding; travel booking > Led walks through the old town | Put together journeys for schools
beauty, hairdressing and wellness > Cut and coloured heads | Massages and facials in a spa
security services; guarding; surveillance > Patrols and cameras of a factory at night | Searched bags without a quarrel
policing; fire service; military service > Six years on an engine crew | Patrol and statements in a big city
public administration; working in an authority; citizen services > Issued passports and permits | Drafted by-laws for the council
political work; advocacy; lobbying > Wrote speeches and amendments | Won a cycle lane with a petition
cooperation with authorities; permits and approvals > Got three building permits in a year | Joint meetings with offices, courts and officers
assistance to management; executive assistance > Travel, diary and minutes for the chair | Prepared every board pack
call centre; telephone service; customer hotline > Sixty conversations a day, most solved at once | Talked to clients on the headset all day
""".strip()
