using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Intents;
using EnquiryBot.Privacy;
using EnquiryBot.Safeguarding;

namespace EnquiryBot.Turns;

/// <summary>One question on its way to an outcome. Steps read it and leave what later steps need.</summary>
public sealed class Turn
{
    /// <summary>The council that is asked.</summary>
    public required CouncilProfile Council { get; init; }

    /// <summary>The language to reply in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>What was asked, personal data masked. The message as typed is not here: nothing behind the processor sees it.</summary>
    public required RedactedText Text { get; init; }

    /// <summary>The postcode in the message, for look-ups; the text shows [postcode].</summary>
    public Postcode? Postcode { get; init; }

    /// <summary>What is classified and searched: the text, or the earlier question when the text is a choice that was offered.</summary>
    public required RedactedText Question { get; set; }

    /// <summary>The service (LGSL code) that the citizen chose when asked back.</summary>
    public int? ChosenService { get; set; }

    /// <summary>The message is the postcode that was asked for; set by <see cref="Steps.TakeUpPostcode"/>.</summary>
    public bool AnswersPostcode { get; set; }

    /// <summary>What is remembered of the turns before.</summary>
    public required TurnMemory Before { get; init; }

    /// <summary>What the turns after will remember; steps change it.</summary>
    public required TurnMemory After { get; set; }

    /// <summary>The citizen says that the last answer did not help, instead of asking something.</summary>
    public bool NotHelpful { get; init; }

    /// <summary>The ticket of the people who hold the conversation; null when the bot answers.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>The danger that the message speaks of and that was not answered yet; set by <see cref="Steps.ScreenSafeguarding"/>.</summary>
    public Concern? Concern { get; set; }

    /// <summary>What happens to a ticket because of this message; committed with the end of the turn.</summary>
    public PreparedChange? TicketChange { get; set; }

    /// <summary>What the message is about; set by <see cref="Steps.ClassifyIntent"/>.</summary>
    public IntentPrediction? Intent { get; set; }

    /// <summary>What the council's pages say to it, and why that was shown or not; set by <see cref="Steps.Enquire"/>.</summary>
    public EnquiryResult? Enquiry { get; set; }
}
