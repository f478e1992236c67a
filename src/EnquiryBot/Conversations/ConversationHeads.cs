using System.Collections.Concurrent;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Conversations;

/// <summary>Where a conversation stands.</summary>
/// <param name="council">The council that it belongs to.</param>
/// <param name="citizenId">The channel's id of the citizen.</param>
/// <param name="lastSequence">The place of its last message; 0 when there is none.</param>
/// <param name="isCalled">Whether what is said to the citizen must be sent to the channel.</param>
public sealed class ConversationHead(CouncilId council, string citizenId, long lastSequence, bool isCalled)
{
    private long _lastSequence = lastSequence;

    /// <summary>The council that the conversation belongs to; it never moves to another.</summary>
    public CouncilId Council { get; } = council;

    /// <summary>The channel's id of the citizen.</summary>
    public string CitizenId { get; } = citizenId;

    /// <summary>Whether what is said to the citizen must be sent to the channel, which does not fetch it; see <see cref="Outbox"/>.</summary>
    public bool IsCalled { get; } = isCalled;

    /// <summary>The place of the last message that is stored; 0 when there is none.</summary>
    public long LastSequence
    {
        get => Volatile.Read(ref _lastSequence);
        internal set => Volatile.Write(ref _lastSequence, value);
    }

    internal SemaphoreSlim Gate { get; } = new(1, 1);
}

/// <summary>The heads of the conversations that are busy now, read from the database when they are not known yet.</summary>
public sealed class ConversationHeads(EnquiryBotStore store)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<string, ConversationHead> _heads = new(StringComparer.Ordinal);

    /// <summary>The head of a conversation of a council; null when that council has none of this id.</summary>
    public async ValueTask<ConversationHead?> FindAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        if (!_heads.TryGetValue(conversationId, out var head))
        {
            if (await ReadAsync(conversationId, council, ct) is not { } read)
            {
                return null;
            }

            DropIdleOnes();
            head = _heads.GetOrAdd(conversationId, read);
        }

        return head.Council == council ? head : null;
    }

    // In its place, not as a new head: who waits at the gate must go on from what is read.
    internal async Task RefreshAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        if (await FindAsync(conversationId, council, ct) is not { } head)
        {
            return;
        }

        await head.Gate.WaitAsync(ct);
        try
        {
            if (await ReadAsync(conversationId, council, ct) is { } read)
            {
                head.LastSequence = Math.Max(head.LastSequence, read.LastSequence);
                return;
            }

            Forget(conversationId);
        }
        finally
        {
            head.Gate.Release();
        }
    }

    internal void Forget(string conversationId) => _heads.TryRemove(conversationId, out _);

    private async Task<ConversationHead?> ReadAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var found = await db.Set<Conversation>().Where(c => c.Id == conversationId)
            .Select(c => new { c.CitizenId, IsCalled = c.SealedAddress != null, Last = db.Set<Message>().Where(m => m.ConversationId == c.Id).Max(m => (long?)m.Sequence) })
            .FirstOrDefaultAsync(ct);
        return found is null ? null : new ConversationHead(council, found.CitizenId, found.Last ?? 0, found.IsCalled);
    }

    // A head whose gate is taken is in use: dropping it would let two appends choose the same place.
    private void DropIdleOnes()
    {
        if (_heads.Count < MostKept)
        {
            return;
        }

        foreach (var (id, head) in _heads)
        {
            if (head.Gate.Wait(0))
            {
                _heads.TryRemove(id, out _);
                head.Gate.Release();
            }
        }
    }
}
