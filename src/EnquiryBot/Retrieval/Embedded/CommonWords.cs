using System.Collections.Frozen;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Everyday English words, so that a right word that the pages happen not to use is not "repaired" into one they do use
/// (a cat is not a car). A word counts as known when its stem is here. Acronyms of council work are here too.
/// </summary>
internal static class CommonWords
{
    private const string List = """
        able absence abroad accept access accident account accurate ache across act action active activity actual add addict address adopt
        adult advance advert advice afford afraid african afternoon age agency agent ago agree aid air airport alarm alcohol alive allergy
        allotment allow alone along already amazing ambulance amount angry animal ankle anniversary annoy annual answer anxious apart apartment
        apology appeal appear apple apply appoint appreciate approve april area argue arm army arrange arrest arrive art arthritis ash asian
        asleep assault assess assist asthma asylum attach attack attend attic august aunt autism autumn available average avoid award aware
        awful baby babysit bad badge badger bag bake balance balcony ball ban band bank baptism bar barbecue bargain bark barrier barrister
        base basement basket bath bathroom battery beach bear beard beast beat beautiful bed bedroom bedsit bee beer beg begin behave behind
        believe bell belong bench benefit bereave best better beyond bible bike bill bin bird birth birthday bit bite bitter black blame blanket
        bleed blind block blood blow blue board boat body boil boiler bold bonfire book boot border bored born borrow boss bother bottle bottom
        bought bowl box boy boyfriend brain brake branch brave bread break breakfast breath breathe brick bride bridge brief bright bring broad
        broke broken brother brought brown bruise brush budget buggy build builder building built bulb bully bump bungalow burglar burn burst
        bury bus bush business busy butter button buy cab cable cafe cake calculate call calm camera camp cancel cancer candle car caravan card
        care career careful carer carpet carry case cash castle cat catch caught cause caution ceiling cemetery central centre certain certificate
        chain chair chance change charge charity chase chat cheap cheat check cheese chemical chemist cheque chest chicken child childcare
        childminder children chimney china chip chocolate choice choose christmas church cigarette cinema circle citizen city claim class
        classroom clean clear clearer clever click client climb clinic clock close cloth clothes clothing cloud club coach coal coast coat code
        coffee coffin coin cold collapse colleague collect college colour column combine comfort comment commercial committee common communicate
        community companion company compare compensate complain complaint complete compost computer concern concert concrete condition confirm
        confuse connect conservation consider construct consult contact contain contract control conversation convert cook cooker cooking cool
        copper copy corner correct cost cottage cotton couch cough council councillor count counter country county couple course court cousin
        cover cow crack crash crazy cream create cremate cremation crime criminal crisis critical cross crossing crowd cruel cry cup cupboard
        cure curious current curtain customer cut cycle cyclist dad daily damage damp dance danger dark data date daughter day dead deaf deal
        death debt december decent decide decision deep deer degree delay deliver dementia demolish dentist deny depart depend deposit depress
        describe desert deserve design desk despite destroy detail detect develop diabetes diary die diesel different difficult dig dinner
        direct dirt dirty disable disabled disabilities disappear disappoint disaster discharge disconnect discount discover discuss disease
        disgrace disgust dish dismiss display dispose dispute distance district disturb ditch divorce dizzy doctor document dog dollar domestic
        donate donation donkey door double doubt download downstairs drain draw drawer dream dress drink drip drive driver drop drove drown drug
        drunk dry duck due dump dust dusty duty dvla each ear early earn earth easily east easter easy eat echo edge educate education effect
        effort egg eight elderly elect election electric electricity eleven email embarrass emergency employ employee employer empty encourage
        end enemy energy engine engineer england english enjoy enough enquire enter entire entitle entrance envelope environment equal equipment
        error escape essential estate europe evening event evict eviction evidence exact exam examine example excellent except excess exchange
        excite excuse exempt exercise exist exit expect expense expensive experience expert expire explain extend extension extra eye face
        facebook facility fact factory fail fair fairy faith fall false family famous fancy far farm farmer fast fat father fault favour fear
        february fed fee feed feel feet fell fellow female fence ferry festival fetch fever field fight figure file fill film filthy final
        finance finger finish fire firework firm first fish fit five fix flag flat flee flight flood floor flower fluid fly flytip fog follow
        food foot football footpath forbid force foreign forest forever forget forgive forgot fork form former forward foster found foundation
        four fox france fraud free freeze freezer fresh friday fridge friend front frost fruit frustrate fry fuel full fun fund funeral funny
        furniture future gain gallery game gang gap garage garden gardener gas gate gather gave general generous gentle genuine german ghost
        giant gift girl girlfriend glad glass glove god gold golf government grab grade graduate graffiti grammar grand grandad grandchild
        granddaughter grandfather grandma grandmother grandparent grandson granny grant grass grateful grave gravel great green grey grit grocery
        ground group grow grown grub guarantee guard guardian guess guest guide guilty gulls gum gun gutter guy gym habit hail hair half hall
        halloween hamster hand handle handrail hang happen happy harass harbour hard hardly harm hat hate hay hazard head headache headteacher
        health healthy hear heard heart heat heater heating heavy hedge hedgehog height held hell help hen herb heritage hide high hill hire
        history hit hob hobby hold hole holiday home homeless homework honest hope horrible horse hose hospice hospital host hostel hot hotel
        hour house household housing huge human hundred hungry hunt hurt husband hygiene ice idea identify idiot ignore ill illegal illness
        image imagine immediate immigrant immune impair important impossible improve include income increase incorrect independent india indian
        individual indoor infect infection inform inherit injection injure injury ink inquiry insect inside inspect instead instruct insulate
        insurance insure intend interest internet interpreter interview introduce invalid invite invoice ireland irish iron island issue italian
        item ivy jacket jail january jar jealous jeans jewellery job join joint joke journey joy judge juice july jump june junior junk jury
        keen keep kennel kept kettle key keyboard kick kid kidney kill kilo kind kinder king kitchen kitten knee knew knife knock label lack
        ladder lady lake lamb lamp land landlady landlord lane language laptop large last late later laugh launderette laundry law lawn lawyer
        lay lazy lead leaf leaflet leak learn lease leave left leg legal leisure lend length less lesson letter level liable library licence
        lie life lift light limit line link lion lip liquid list listen litter little live liver living load loan local location lock loft london
        lonely long look loose lord lorry lose loss lost loud lounge low luck lucky luggage lunch lung machine mad made magazine magistrate mail
        main major make male mammal man manage manager march mark market marriage marry mask match mate material maternity matter mattress
        meal mean measure meat medical medicine meet meeting member memorial memory mental mention menu mess message messy met metal meter metre
        mice midnight midwife might mile milk mill mind minibus minimum minister minor minute miracle mirror miserable miss missed missing
        mistake mix mobile mobility modern moment monday money monitor month mood moon moped morning mortgage mosque mosquito moth mother motor
        motorbike motorcycle motorway mould mountain mouse mouth move movie mow mower mud mug mum murder muscle museum mushroom music muslim
        naked name nan nanny nappy narrow nasty nation national natural nature naughty near neck needle negative neighbour neighbourhood neither
        nephew nervous nest net never new news newspaper next nhs nice niece night nine noise noisy none noon normal north nose note notice
        november nuisance number nurse nursery nursing nut oak obey object observe obtain obvious occasion occupy ocean october odd odour offence
        offend offer office officer often oil old ombudsman online open operate opinion opposite option orange order ordinary organ organise
        original orphan ought outdoor outside oven overdue overgrown overhang overnight overpay overweight owe owl owner oxygen pack package
        paddle page paid pain paint pair palace pan panel panic paper parcel pardon parent parish park parking parliament part partner party
        pass passenger passport past pastor patch path patience patient patio pattern pause pavement pay payment peace peaceful peak peanut
        pedestrian pen penalty pencil pension pensioner pepper per perfect perform perfume period permanent permission permit personal pest pet
        petition petrol pharmacy phone photo photocopy piano pick picnic picture piece pig pigeon pile pill pillow pin pink pipe pitch pizza
        place plan plane planet plant plaster plastic plate play playground playgroup pleasant plenty plug plumber pocket point poison pole police
        policeman policy polish polite polling pollute polo pond pool poor pop popular port position positive post postal postcode poster postman
        pot pothole potato pound pour poverty power practical practice praise pram pray precious prefer pregnant prepare prescription present
        president press pressure pretend pretty prevent previous price priest primary prince print printer prior prison private prize problem
        procedure process produce product profession profit programme project promise promote proof proper property propose prosecute protect
        protest proud prove provide public publish pull pump punish pupil puppy purchase pure purple purpose purse push pushchair quality quantity
        quarrel quarter queen queue quiet quit rabbit race radiator radio rail railway rain rainbow raise ramp ran random range rape rare rash
        rat rate raw reach react read ready real realise reason reasonable rebate receipt receive recent reception recipe recognise recommend
        record recover recycle red reduce refer referee reference refugee refund refuse regard region register registrar registration regret
        regular reject relate relationship relative release reliable relief religion rely remain remember remind remove renew renovate rent
        rental repair repeat replace reply report represent request require rescue reservation reserve resident residential resign resource
        respect respite respond responsible rest restaurant restore restrict result retail retire retired return reveal reverse review reward rice
        rich ride right ring rip rise risk river road roadworks roast rob rock rod roll roof room root rope rose rot rotten rough round roundabout
        route row royal rub rubber rubbish rude rugby ruin rule run rural rush rust sack sad saddle safe safety said sail salad salary sale salt
        sand sandwich sat satisfy saturday sauce save saw scaffold scam scandal scare school science scissors scooter scotland scrap scratch
        scream screen sea seagull seal search season seat second secret section secure security seed seek sell send senior sense sensible sent
        sentence separate september series serious servant serve service session set settle seven sew sewage sewer sex shade shadow shake shame
        shape share sharp shed sheep sheet shelf shell shelter shine ship shirt shock shoe shoot shop shopping short shot shoulder shout shovel
        show shower shut shy sibling sick side sign signal silence silly silver similar simple sing single sink sir sister sit site situation six
        size skate ski skill skin skip sky sleep slice slide slip slope slow small smart smash smell smelly smile smoke smooth snail snake snow
        soap social society sock sofa soft soil sold soldier solicitor solid solve son song soon sore sort sound soup source south space spare
        speak special speech speed spell spend spice spider spill spirit spoil spoke spoon sport spot spouse spread spring square squat squirrel
        staff stage stain stair staircase stairlift stall stamp stand standard star stare start starve state statement station statue stay steal
        steam steel steep step stick sting stink stock stole stolen stomach stone stop storage store storm story stove straight strange stranger
        stray stream street streetlight strength stress strict strike string strip stroke strong struggle stuck student studio study stupid style
        subject submit success sudden suffer sugar suggest suicide suit suitable suitcase sum summer summon sun sunday supermarket supper supply
        support suppose surgery surname surprise survey survive suspect swallow swan swap swear sweat sweep sweet swim swing switch synagogue
        syringe system table tablet tail taken talk tall tank tap tape target taste tattoo taught tax taxi tea teach teacher team tear tease
        teenager teeth telephone television temper temperature temple temporary ten tenancy tenant tent term terrible terrify test text theatre
        theft therapist therapy thick thief thin third thirsty thirty thought thousand threat threaten three threw throat throw thrown thumb
        thunder thursday ticket tidy tie tiger tight tile till timber time timetable tin tiny tip tire tired tissue title toast tobacco toddler
        toe together toilet told tomato tomorrow tone tongue tonight tool tooth top torn total touch tough tour tourist tow towel tower town toy
        track tractor trade tradesman traffic trailer train training tram transfer translate transport trap trash travel tray treasure treat
        treatment tree trespass trial tribunal trick trip trolley trouble trousers truck true trunk trust truth tube tuesday tuition tunnel
        turn twelve twenty twice twin two type tyre ugly ukraine umbrella unable uncle understand unemployed unfair unhappy uniform union unit
        universal university unless unlike unpaid unsafe unusual update upset upstairs urban urgent urine usual vaccine valley valuable value van
        vandal vegan vegetable vehicle venue verge vet veteran vicar victim view village violence violent virus visa visit visitor voice volunteer
        vomit vote voucher vulnerable wage wait wake wales walk wall wallet war ward warden wardrobe warm warn warning warrant wash washing wasp
        waste watch water wave weak wealth wear weather website wed wedding wednesday weed week weekday weekend weekly weigh weight weird welcome
        welfare welsh west wet wheel wheelchair wheelie whole wide widow widower wife wifi wild wildlife win wind window wine wing winter wipe
        wire wise witness woke woman women wonderful wood wool word work worker workman world worn worry worse worst worth wound wrap write
        written wrong wrote yard year yell yellow yesterday young youth zebra zero zone
        adhd asbo asd cctv crb dbs dhp dla dvsa dwp ehcp esa esol fgm foi gdpr hmo hmrc hwrc isa jsa lado lgbt mot mp nino ofsted pcn pip pspo rspca
        scp senco send tpo ucas unicef vat weee wfh
        """;

    private static readonly FrozenSet<string> Stems = List
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(PorterStemmer.Stem)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the stem of an English word is an everyday one.</summary>
    public static bool HasStem(string stem) => Stems.Contains(stem);
}
