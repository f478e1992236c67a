namespace EnquiryBot.Language;

/// <summary>English words as citizens and councils write them; written by hand.</summary>
internal static class EnglishWords
{
    /// <summary>Words that carry the grammar, and spellings of everyday messages: one nearly decides.</summary>
    public const string Grammar = """
        the a an and or but nor not no if then than that this these those there here where when why how what which who whom whose while
        i me my mine myself you your yours yourself he him his she her hers it its we us our ours they them their theirs someone anyone everyone something anything everything nothing nobody
        am is are was were be been being isn't aren't wasn't weren't i'm you're we're they're it's that's there's what's who's where's he's she's im ive ill id youre theyre isnt arent wasnt whats wheres hows
        do does did done doing don't doesn't didn't dont doesnt didnt have has had having haven't hasn't hadn't havent hasnt i've you've we've they've i'd you'd we'd i'll you'll we'll they'll
        will would won't wouldn't wont wouldnt can could can't couldn't cant couldnt cannot shall should shouldn't shouldnt may might must ought
        of to in on at by for from with without into onto over under about after before between during through until till against within upon off out up down near around across along behind beside beyond per via
        as so too very just only also still yet already again ever never always often sometimes now today tomorrow yesterday tonight soon later please thanx ta cheerio aye nah hullo thanks thank thankyou pls plz thx hello hiya yes yeah yep nope sorry cheers
        some any all both each every either neither many much more most few less least several other another such same own because since although though unless whether however therefore
        want wanted wants need needed needs get gets got getting give gives gave given go goes went gone going know knows knew tell told said say says make makes made making take takes took taken put let
        one two three four five six seven eight nine ten first second third last next
        gonna wanna gotta u r ur wot wen wheres dunno ain't aint y'all anyways
        """;

    /// <summary>Everyday and council words.</summary>
    public const string Common = """
        bin bins rubbish recycling recycle waste collected collection collections collect missed food garden bulky bag bags box caddy tyre tyres battery batteries glass paper plastic cardboard tip dump dumped fly-tipping litter clean cleaning wheelie blue green brown black grey foil trays refuse
        council councils county borough city town village community councillor councillors office service services customer department vote voting election elections electoral register registered registration
        tax taxes band bands housing tenant tenancy tenants rent renting benefit benefits reduction reduce reduced support help helping care carer carers disabled disability badge badges parking permit permits car cars park road roads street lane pavement pothole potholes light lights lamp sign signs
        school schools child children kid kids pupil pupils teacher education admission admissions place places transport bus buses train station lunch meals college university student students class nursery primary secondary reception year catchment term
        library libraries book books card cards leisure centre swimming pool parks museum theatre sport sports gym
        planning application applications apply applied applying building regulations permission licence license licences pub business businesses job jobs work works working worker employment pay paid paying payment payments wages
        birth born death died dead married marriage marry certificate certificates bury burial funeral cemetery crematorium registrar
        bill bills money pound pounds account bank debit direct cost costs price prices charge charges charged fee fees fine fines debt debts arrears owe owed exempt exemption discount discounts refund refunds refunded cash instalments
        form forms website online email message letter call phone telephone number postcode post address name names age date time times day days week weeks weekly month months monthly year years hour hours minute minutes daily
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december spring summer autumn winter holiday holidays christmas easter
        ask answer question questions know information info talk speak see hear read write learn understand think feel like love remember forget believe hope expect wait start finish stop continue change changed moving move moved open opening close closed closing buy sell use used using
        send sent receive received lose lost win find found finding search show arrange report reported reporting complain complaint complaints appeal appeals challenge refuse rejected reject cancel cancelled renew renewal update download upload print click check confirm live living lived eat drink sleep walk run drive driving travel sit stand leave left return arrive happen happens happened grow play watch try tried trying keep kept join joined
        house home homes flat room kitchen door window roof wall floor table chair bed furniture sofa fridge mattress property landlord homeless eviction evicted
        family mother father mum dad son daughter brother sister husband wife friend friends baby person people man men woman women boy girl neighbour neighbours neighbor partner
        dog dogs cat horse sheep bird birds fish animal animals rat rats mouse mice wasps wasp pest pests fouling poo tree trees flower flowers grass leaves hedge weeds
        water sea river lake mountain hill valley forest beach island country world sun moon star rain snow wind weather flood flooding fire smoke noise noisy smell
        wales welsh english england britain british ireland scotland european
        good bad big small little old young new long short high low heavy light fast slow hot cold warm dry wet clean dirty happy sad hard easy difficult important special common different similar right wrong full empty strong weak white red yellow orange purple free late early wrong broken
        thing things part parts reason fact example problem problems idea story history life health healthy hospital doctor nurse dentist illness pain drug
        act law legal rule rules regulation section schedule paragraph chapter article order minister ministers government authority authorities local national public private social environment cultural religion church language word words subsection subsections omit insert substitute provision provisions purposes specified means meaning accordance respect
        meeting committee report reports plan plans project policy strategy development process period opportunity responsible responsibility right rights claim claiming able ability quality standard level type types list page line amount total further following notice notices person persons relevant required requirements condition conditions
        top transfer transferred card pin atm currency exchange rate euro account transaction purchase app password identity verify verification withdraw withdrawal pending declined statement balance deposit credit limit virtual physical delivery deliver track stolen fraud contactless apple google link activate security money
        able about address adult advice agree allow allowed around arrived available away back because become best better between bit both bring called came case cause certain city come comes coming complete consider contact copy correct could couple course current currently cut deal decide decision details due during else end enough even exactly explain extra face far fill fix form free friend full general great group happening heard held hold idea include increase inside instead issue issues item items keep kind large latest lead least let likely look looking lot main manage matter maybe mean might missing needing normal nothing offer outside own passed past point possible process proof provide qualify quick quickly ready real really recently replace replacement request rest review run safe score serve service set share side sign single site someone start state stay step still stolen sure system tell term test thing thought together try turn under understand unable until valid visit wait way wondering worth yet
        eligible eligibility apply evidence documents document upload submit provide proof income universal pension pensioner state working age savings capital landlord overpayment backdate hardship discretionary
        gas electric electricity smell licensing alcohol safeguarding fridge banana ticket tickets
        login logging portal online reset dropped landlords solicitor probate repair repairs damp mould broken heating boiler scam antisocial behaviour graffiti needles abandoned vehicle
        reserve renew borrow computer printer photocopier wifi meeting rhymetime story events fines
        ing tion ness ment able ible ful less ship ward wise ought ough ight
        """;
}
