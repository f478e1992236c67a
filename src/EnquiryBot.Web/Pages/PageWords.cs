using EnquiryBot.Councils;

namespace EnquiryBot.Web.Pages;

/// <summary>The wording of the pages that citizens see. What the bot says is in <c>knowledge/phrases.yaml</c>.</summary>
public sealed record PageWords
{
    public required string ThisLanguage { get; init; }
    public required string SkipToContent { get; init; }
    public required string ChatWithoutScript { get; init; }
    public required string PrivacyNotice { get; init; }
    public required string InventedCouncil { get; init; }
    public required string FrontTitle { get; init; }
    public required string FrontLead { get; init; }
    public required string QuestionsToTry { get; init; }
    public required string OtherCouncils { get; init; }
    public required string ContactUs { get; init; }
    public required string PhoneLine { get; init; }
    public required string NoScript { get; init; }
    public required string ChatTitle { get; init; }
    public required string ChatIntro { get; init; }
    public required string ChatKept { get; init; }
    public required string ChatPerson { get; init; }
    public required string YourQuestion { get; init; }
    public required string Send { get; init; }
    public required string CheckForReplies { get; init; }
    public required string StartAgain { get; init; }
    public required string You { get; init; }
    public required string Bot { get; init; }
    public required string Source { get; init; }
    public required string LastChecked { get; init; }
    public required string Conversation { get; init; }
    public required string ThereIsAProblem { get; init; }
    public required string ErrorPrefix { get; init; }
    public required string EmptyMessage { get; init; }
    public required string TooLong { get; init; }
    public required string TooFast { get; init; }
    public required string NotFoundTitle { get; init; }
    public required string NotFoundBody { get; init; }
    public required string ChatClosed { get; init; }
    public required string ChooseAnswer { get; init; }
    public required string Adviser { get; init; }
    public required string Urgent { get; init; }
    public required string PersonTitle { get; init; }
    public required string Held { get; init; }
    public required string BackToBot { get; init; }
    public required string ContactAsk { get; init; }
    public required string ContactHint { get; init; }
    public required string ContactName { get; init; }
    public required string ContactEmail { get; init; }
    public required string ContactPhone { get; init; }
    public required string ContactSave { get; init; }
    public required string ContactGiven { get; init; }

    public static PageWords In(LanguageTag language) => language == LanguageTag.Welsh ? Welsh : English;

    /// <summary>Who says a message; a notice is said by nobody.</summary>
    internal string NameOf(ChatMessage message) => message.Kind switch
    {
        ChatMessageKind.Citizen => You,
        ChatMessageKind.Adviser => string.Format(System.Globalization.CultureInfo.InvariantCulture, Adviser, message.Speaker),
        _ => Bot,
    };

    private static readonly PageWords English = new()
    {
        ThisLanguage = "English",
        SkipToContent = "Skip to main content",
        ChatWithoutScript = "Chat on a simple page",
        PrivacyNotice = "Privacy notice",
        InventedCouncil = "This council is invented. Its pages show what EnquiryBot does.",
        FrontTitle = "Ask us about a council service",
        FrontLead = "You get an answer from our own pages, with the page it comes from.",
        QuestionsToTry = "Questions to try",
        OtherCouncils = "Other councils in this service",
        ContactUs = "Talk to a person",
        PhoneLine = "Call {0}, or {1} with Relay UK. Lines are open {2}.",
        NoScript = "The chat button needs JavaScript. You can chat on a simple page instead.",
        ChatTitle = "Ask a question",
        ChatIntro = "This is an automated service. It answers from the pages of {0} and shows where each answer comes from.",
        ChatKept = "We keep this conversation for {0} days after your last message, then we delete it. Please do not give more personal details than your question needs.",
        ChatPerson = "To talk to a person, call {0}, or {1} with Relay UK. Lines are open {2}. If a life is in danger, call 999.",
        YourQuestion = "Your question",
        Send = "Send",
        CheckForReplies = "Check for replies",
        StartAgain = "Start again",
        You = "You",
        Bot = "Automated reply",
        Source = "Source",
        LastChecked = "Last checked {0}",
        Conversation = "Conversation",
        ThereIsAProblem = "There is a problem",
        ErrorPrefix = "Error:",
        EmptyMessage = "Type your question",
        TooLong = "Your question must be 10,000 characters or fewer",
        TooFast = "You have sent many messages in a short time. Wait a minute, then send it again",
        NotFoundTitle = "Page not found",
        NotFoundBody = "If you typed the web address, check that it is right. You can also choose a council:",
        ChatClosed = "The chat is switched off at the moment.",
        ChooseAnswer = "Choose one, or type your question",
        Adviser = "{0} (adviser)",
        Urgent = "Urgent",
        PersonTitle = "Talking to a person",
        Held = "You can write more. It is kept for the adviser. Press “Check for replies” to see whether there is a reply.",
        BackToBot = "Go back to the automated service",
        ContactAsk = "Get the reply by email or phone",
        ContactHint = "An email address or a phone number is enough. It is deleted with this chat.",
        ContactName = "Your name (optional)",
        ContactEmail = "Email address",
        ContactPhone = "Phone number",
        ContactSave = "Save",
        ContactGiven = "Your details are saved. You can close this page.",
    };

    private static readonly PageWords Welsh = new()
    {
        ThisLanguage = "Cymraeg",
        SkipToContent = "Neidio i'r prif gynnwys",
        ChatWithoutScript = "Sgwrsio ar dudalen syml",
        PrivacyNotice = "Hysbysiad preifatrwydd",
        InventedCouncil = "Cyngor dychmygol yw hwn. Mae ei dudalennau'n dangos beth mae EnquiryBot yn ei wneud.",
        FrontTitle = "Holwch ni am un o wasanaethau'r cyngor",
        FrontLead = "Cewch ateb o'n tudalennau ein hunain, gyda'r dudalen y daw ohoni.",
        QuestionsToTry = "Cwestiynau i roi cynnig arnynt",
        OtherCouncils = "Cynghorau eraill yn y gwasanaeth hwn",
        ContactUs = "Siarad â pherson",
        PhoneLine = "Ffoniwch {0}, neu {1} gyda Relay UK. Mae'r llinellau ar agor {2}.",
        NoScript = "Mae angen JavaScript ar y botwm sgwrsio. Gallwch ddefnyddio'r sgwrs ar dudalen syml yn lle hynny.",
        ChatTitle = "Gofyn cwestiwn",
        ChatIntro = "Gwasanaeth awtomatig yw hwn. Mae'n ateb o dudalennau {0} ac yn dangos o ble y daw pob ateb.",
        ChatKept = "Rydym yn cadw'r sgwrs hon am {0} diwrnod ar ôl eich neges olaf, yna rydym yn ei dileu. Peidiwch â rhoi mwy o fanylion personol nag sydd eu hangen ar eich cwestiwn.",
        ChatPerson = "I siarad â pherson, ffoniwch {0}, neu {1} gyda Relay UK. Mae'r llinellau ar agor {2}. Os oes bywyd mewn perygl, ffoniwch 999.",
        YourQuestion = "Eich cwestiwn",
        Send = "Anfon",
        CheckForReplies = "Gwirio am atebion",
        StartAgain = "Dechrau eto",
        You = "Chi",
        Bot = "Ateb awtomatig",
        Source = "Ffynhonnell",
        LastChecked = "Gwiriwyd ddiwethaf ar {0}",
        Conversation = "Sgwrs",
        ThereIsAProblem = "Mae problem wedi codi",
        ErrorPrefix = "Gwall:",
        EmptyMessage = "Teipiwch eich cwestiwn",
        TooLong = "Rhaid i'ch cwestiwn fod yn 10,000 nod neu lai",
        TooFast = "Rydych wedi anfon llawer o negeseuon mewn amser byr. Arhoswch funud, yna anfonwch eto",
        NotFoundTitle = "Heb ddod o hyd i'r dudalen",
        NotFoundBody = "Os teipioch chi'r cyfeiriad gwe, gwiriwch ei fod yn gywir. Gallwch hefyd ddewis cyngor:",
        ChatClosed = "Mae'r sgwrs wedi'i diffodd ar hyn o bryd.",
        ChooseAnswer = "Dewiswch un, neu teipiwch eich cwestiwn",
        Adviser = "{0} (cynghorydd)",
        Urgent = "Brys",
        PersonTitle = "Siarad â pherson",
        Held = "Gallwch ysgrifennu mwy. Caiff ei gadw i'r cynghorydd. Pwyswch “Gwirio am atebion” i weld a oes ateb.",
        BackToBot = "Mynd yn ôl i'r gwasanaeth awtomatig",
        ContactAsk = "Cael yr ateb drwy e-bost neu dros y ffôn",
        ContactHint = "Mae cyfeiriad e-bost neu rif ffôn yn ddigon. Caiff ei ddileu gyda'r sgwrs hon.",
        ContactName = "Eich enw (dewisol)",
        ContactEmail = "Cyfeiriad e-bost",
        ContactPhone = "Rhif ffôn",
        ContactSave = "Cadw",
        ContactGiven = "Mae eich manylion wedi'u cadw. Gallwch gau'r dudalen hon.",
    };
}
