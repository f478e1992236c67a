using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;

namespace EnquiryBot.Web.Widget;

/// <summary>A citizen's hand-over as the widget and the page without script show it.</summary>
/// <param name="State">none, waiting or with-adviser.</param>
/// <param name="Reference">What the citizen may quote.</param>
/// <param name="Place">The place in the queue, when there is one.</param>
/// <param name="Open">Whether the team works now.</param>
/// <param name="Text">All of that in words.</param>
/// <param name="Contact">ask until the citizen said how to be reached, then given; no while the bot answers.</param>
/// <param name="BackToBot">Whether the citizen may go back to the bot.</param>
internal sealed record HandoverView(string State, string Reference, int? Place, bool Open, string Text, string Contact, bool BackToBot)
{
    /// <summary>The bot answers.</summary>
    public static HandoverView None { get; } = Of(HandoverStatus.None);

    /// <summary>Whether people have the conversation.</summary>
    public bool IsHeld => State != "none";

    /// <summary>Whether nobody has taken it yet.</summary>
    public bool IsWaiting => State == "waiting";

    public static HandoverView Of(HandoverStatus status)
    {
        var isHeld = status.State is not (null or TicketState.Closed);
        var state = isHeld ? status.State == TicketState.Claimed ? "with-adviser" : "waiting" : "none";
        var contact = isHeld ? status.HasContact ? "given" : "ask" : "no";
        return new HandoverView(state, status.Reference, status.Place, status.IsOpen, status.Text, contact, isHeld);
    }
}

/// <summary>What a citizen can see of the hand-over and do about it, in words of the citizen's language.</summary>
internal sealed class CitizenHandover(CitizenHelpdesk helpdesk, CitizenContacts contacts, Latest<PhraseBook> phrases)
{
    /// <summary>How things stand.</summary>
    public async Task<HandoverView> StatusAsync(string conversationId, CouncilProfile council, LanguageTag language, CancellationToken ct) =>
        HandoverView.Of(await helpdesk.StatusAsync(conversationId, council.Id, language, ct));

    /// <summary>Keeps how to reach the citizen.</summary>
    /// <returns>What is wrong, by the name of the field; empty when it is kept.</returns>
    public async Task<IReadOnlyDictionary<string, string>> KeepContactAsync(
        string conversationId, CouncilProfile council, LanguageTag language, ContactDetails details, CancellationToken ct)
    {
        var faults = await contacts.KeepAsync(conversationId, council.Id, details, ct);
        (string Field, string? Key)[] keys = [("name", faults?.Name), ("email", faults?.Email), ("phone", faults?.Phone)];
        return keys.Where(k => k.Key is not null)
            .ToDictionary(k => k.Field, k => phrases.Value.Say(k.Key!, council, language).TrimEnd(), StringComparer.Ordinal);
    }

    /// <summary>Gives the conversation back to the bot.</summary>
    public Task ReturnAsync(string conversationId, CouncilProfile council, CancellationToken ct) =>
        helpdesk.ReturnToBotAsync(conversationId, council.Id, ct);
}
