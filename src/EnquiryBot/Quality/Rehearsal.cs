using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Turns;

namespace EnquiryBot.Quality;

/// <summary>Plays what a citizen writes through the whole turn, outside any channel. For a throw-away store: the conversations stay in it.</summary>
public sealed class Rehearsal(TurnProcessor turns, ConversationLog conversations)
{
    private const string Citizen = "rehearsal";

    /// <summary>Asks in a conversation of its own.</summary>
    /// <param name="council">The council that is asked.</param>
    /// <param name="history">What is written first, oldest first; each gets its reply before the next.</param>
    /// <param name="text">The question.</param>
    /// <param name="ct">Stops between two turns.</param>
    /// <returns>What became of the question.</returns>
    public async Task<TurnResult> AskAsync(CouncilProfile council, IReadOnlyList<string> history, string text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(council);
        ArgumentNullException.ThrowIfNull(history);
        var conversation = Guid.NewGuid().ToString("N");
        await conversations.StartAsync(conversation, council.Id, Citizen, ct);

        // Every message takes two places, its own and that of its reply.
        var sequence = 1;
        foreach (var earlier in history)
        {
            await turns.HandleAsync(new TurnRequest(conversation, council, sequence, new CitizenText(earlier), Locale: null), ct);
            sequence += 2;
        }

        return await turns.HandleAsync(new TurnRequest(conversation, council, sequence, new CitizenText(text), Locale: null), ct);
    }
}
