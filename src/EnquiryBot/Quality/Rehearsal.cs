using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
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

        foreach (var earlier in history)
        {
            await SayAsync(conversation, council, earlier, ct);
        }

        return await SayAsync(conversation, council, text, ct);
    }

    private async Task<TurnResult> SayAsync(string conversation, CouncilProfile council, string text, CancellationToken ct)
    {
        var said = await conversations.AppendAsync(Message(MessageRole.Citizen, answers: null, with: null), Nothing, ct)
            ?? throw new InvalidOperationException("The conversation that was just begun is not there.");
        var result = await turns.HandleAsync(
            new TurnRequest(conversation, council, said.Sequence, new CitizenText(text), Locale: null),
            (_, with, cancel) => conversations.AppendAsync(Message(MessageRole.Bot, said.Sequence, with), Nothing, cancel),
            ct);
        return result ?? throw new InvalidOperationException("A message that was just stored counts as answered.");

        NewMessage Message(MessageRole role, long? answers, Action<EnquiryBotDb>? with) => new(
            conversation, council.Id, role, ClientId: null, ToClients: true, answers, AwaitsReply: role == MessageRole.Citizen, with);
    }

    // No channel reads these conversations, so there is no activity to keep.
    private static ReadOnlyMemory<byte> Nothing(long sequence) => "{}"u8.ToArray();
}
