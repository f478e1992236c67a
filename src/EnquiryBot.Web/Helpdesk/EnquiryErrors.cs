using System.Globalization;
using EnquiryBot.Helpdesk;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>What an adviser is told when something could not be done. What was typed is always still in its box.</summary>
internal static class EnquiryErrors
{
    public static FieldError Say(EnquiryAct act, HelpdeskResult result, EnquiryModel page) => result switch
    {
        HelpdeskResult.Invalid => new FieldError(FieldOf(act), Correct(act, page)),
        HelpdeskResult.Closed => new FieldError(FieldOf(act), $"This enquiry is closed. {Undone(act)}"),
        HelpdeskResult.TakenByAnother => new FieldError(FieldOf(act), $"{page.Item!.Ticket.AdviserName ?? "Another adviser"} has this enquiry now. {Undone(act)}"),
        _ => new FieldError(FieldOf(act), $"You do not have this enquiry. Take it first. {Undone(act)}"),
    };

    private static string FieldOf(EnquiryAct act) => act switch
    {
        EnquiryAct.Reply => nameof(EnquiryModel.Reply),
        EnquiryAct.Note => nameof(EnquiryModel.Note),
        EnquiryAct.Transfer => nameof(EnquiryModel.To),
        EnquiryAct.Close => nameof(EnquiryModel.Reason),
        _ => "state",
    };

    private static string Undone(EnquiryAct act) => act switch
    {
        EnquiryAct.Reply => "Your reply was not sent. It is still in the box, so you can copy it.",
        EnquiryAct.Note => "Your note was not saved. It is still in the box, so you can copy it.",
        EnquiryAct.Transfer => "It was not transferred.",
        EnquiryAct.Release => "Nothing was changed.",
        EnquiryAct.Close => "Nothing was changed.",
        _ => "You cannot take it.",
    };

    private static string Correct(EnquiryAct act, EnquiryModel page) => act switch
    {
        EnquiryAct.Reply => Text(page.Reply, "Enter your reply", "Your reply"),
        EnquiryAct.Note => Text(page.Note, "Enter your note", "Your note"),
        EnquiryAct.Transfer when page.TransferNote?.Length > HelpdeskService.MostCharacters => Text(page.TransferNote, "", "Your note"),
        EnquiryAct.Transfer => "Select another queue",
        _ => "Select why you are closing the enquiry",
    };

    private static string Text(string? typed, string empty, string name) => string.IsNullOrWhiteSpace(typed)
        ? empty
        : string.Create(CultureInfo.InvariantCulture, $"{name} must be {HelpdeskService.MostCharacters:N0} characters or fewer");
}
