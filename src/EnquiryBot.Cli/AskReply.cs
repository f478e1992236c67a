using EnquiryBot.Councils;
using EnquiryBot.Turns;

namespace EnquiryBot.Cli;

/// <summary>A page of the council, or a choice that has only a title.</summary>
internal sealed record AskPage(string? Id, string Title, string? Url);

/// <summary>What <c>ask</c> prints; serialises to exactly its documented JSON.</summary>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Text">All the words of the reply but its pages and choices.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Service">The LGSL code of what was asked about; null when unknown or two are equally likely.</param>
/// <param name="Interaction">The interaction with that service; null when unknown.</param>
/// <param name="Sources">The pages that the text quotes.</param>
/// <param name="Suggestions">The pages, or the choices, that are offered.</param>
/// <param name="Queue">The id of the queue that would take it; null when it was answered.</param>
internal sealed record AskReply(
    string Outcome,
    string Text,
    string Language,
    int? Service,
    string? Interaction,
    IReadOnlyList<AskPage> Sources,
    IReadOnlyList<AskPage> Suggestions,
    string? Queue)
{
    private const string Silence = "The conversation is with the helpdesk now, so the bot says nothing.";

    public static AskReply Of(TurnResult result, CouncilProfile council)
    {
        var (outcome, said, turn) = result;
        var reply = said ?? new TurnReply(outcome.Name, turn.Language, Silence, [], [], [], "");
        var service = ServiceOf(outcome, turn);
        return new AskReply(
            outcome.Name,
            reply.End.Length == 0 ? reply.Text : $"{reply.Text}\n\n{reply.End}",
            reply.Language.Value,
            service,
            service is null ? null : turn.Intent?.Ranked.FirstOrDefault(r => r.Intent.Service == service)?.Intent.Interaction,
            [.. reply.Sources.Select(s => new AskPage(s.Id, s.Title, s.Url))],
            [.. reply.Pages.Select(p => new AskPage(p.Id, p.Title, p.Url)).Concat(reply.Choices.Select(c => new AskPage(null, c, null)))],
            outcome switch
            {
                TurnOutcome.Answered => null,
                TurnOutcome.HandedOver { Ticket: { } ticket } => ticket.QueueId,
                _ => council.QueueFor(service).Id,
            });
    }

    public string ToText() => string.Join("\n\n", ((string[])
    [
        Text,
        string.Join('\n', Suggestions.Select(Line)),
        string.Join('\n', Sources.Select(s => $"From: {Line(s)}")),
    ]).Where(part => part.Length > 0));

    // What the pages are about tells more than what the message sounds like; without a page the message is all there is.
    private static int? ServiceOf(TurnOutcome outcome, Turn turn) => outcome switch
    {
        TurnOutcome.Answered or TurnOutcome.Suggested => turn.After.Service,
        TurnOutcome.Clarified => null,
        _ => turn.ChosenService ?? (turn.Intent is { Rejected: false } intent ? intent.Top.Intent.Service : null),
    };

    private static string Line(AskPage page) => page.Url is null ? $"- {page.Title}" : $"{page.Title} ({page.Url})";
}
