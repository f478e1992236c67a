using System.Threading.Channels;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Conversations;

/// <summary>A conversation with messages that are stored for the citizen and not sent yet.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Council">Its council.</param>
public sealed record OutgoingConversation(string Id, CouncilId Council);

/// <summary>A message that is stored for the citizen and not sent yet.</summary>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Sealed">The activity, sealed; see <see cref="Outbox.Open"/>.</param>
public sealed record OutgoingMessage(long Sequence, DateTimeOffset At, SealedText Sealed);

/// <summary>
/// What waits to be sent to citizens whose channel does not fetch its messages but must be called. A message is in it from
/// the commit that stores it until <see cref="DeliveredAsync"/>: a process that dies between sending and that call sends it
/// once more, under the same id.
/// </summary>
public sealed class Outbox(EnquiryBotStore store, GroupCommitWriter writer, TextSealer sealer, TimeProvider clock)
{
    private const int MostAtOnce = 20;

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Opens a conversation of a channel that must be called, or keeps its newest address.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="citizenId">The channel's id of the citizen; it names no person.</param>
    /// <param name="address">How the channel is reached, in its own notation; it is kept sealed.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task ReachAsync(OutgoingConversation conversation, string citizenId, string address, CancellationToken ct)
    {
        if (await AddressOfAsync(conversation, ct) is { } known)
        {
            if (known != address)
            {
                await writer.CommitAsync(KeepAddress(conversation, address), ct);
            }

            return;
        }

        var now = clock.GetUtcNow();
        var row = new Conversation
        {
            Id = conversation.Id, Council = conversation.Council, CitizenId = citizenId, StartedAt = now, LastMessageAt = now,
            SealedAddress = sealer.Seal(address).Ciphertext,
        };
        try
        {
            await writer.CommitAsync(db => db.Add(row), ct);
        }
        catch (DbUpdateException)
        {
            // Two first messages at once: the other one opened it.
            if (await AddressOfAsync(conversation, ct) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Conversations with something to send, those first that wait longest.</summary>
    /// <param name="scope">The councils.</param>
    /// <param name="except">Conversations that are not to be tried now.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<OutgoingConversation>> WaitingAsync(CouncilScope scope, IReadOnlyList<string> except, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        return await db.Set<Message>().Where(m => m.AwaitsDelivery && !except.Contains(m.ConversationId))
            .GroupBy(m => new { m.ConversationId, m.Council })
            .OrderBy(g => g.Min(m => m.At)).Take(MostAtOnce)
            .Select(g => new OutgoingConversation(g.Key.ConversationId, g.Key.Council)).ToListAsync(ct);
    }

    /// <summary>The next messages to send in a conversation, in order.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> ReadAsync(OutgoingConversation conversation, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(conversation.Council));
        return await db.Set<Message>().Where(m => m.ConversationId == conversation.Id && m.AwaitsDelivery)
            .OrderBy(m => m.Sequence).Take(MostAtOnce)
            .Select(m => new OutgoingMessage(m.Sequence, m.At, new SealedText(m.Sealed))).ToListAsync(ct);
    }

    /// <summary>The activity of a message as UTF-8 JSON.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The key is gone or the bytes were changed.</exception>
    public ReadOnlyMemory<byte> Open(OutgoingMessage message) => sealer.OpenBytes(message.Sealed);

    /// <summary>How the channel of a conversation is reached; null when it is not one that must be called, or is deleted.</summary>
    public async Task<string?> AddressOfAsync(OutgoingConversation conversation, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(conversation.Council));
        var address = await db.Set<Conversation>().Where(c => c.Id == conversation.Id).Select(c => c.SealedAddress).FirstOrDefaultAsync(ct);
        return address is null ? null : sealer.Open(new SealedText(address));
    }

    /// <summary>The id that the channel gave to the message at a place; null when it gave none.</summary>
    public async Task<string?> ChannelIdOfAsync(OutgoingConversation conversation, long sequence, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(conversation.Council));
        return await db.Set<Message>().Where(m => m.ConversationId == conversation.Id && m.Sequence == sequence)
            .Select(m => m.ClientId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Takes a message out of the box: it is sent, or will never be.</summary>
    public async Task DeliveredAsync(OutgoingConversation conversation, long sequence, CancellationToken ct)
    {
        try
        {
            await writer.CommitAsync(db => Settle(db, conversation, sequence), ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The conversation is deleted meanwhile, and the message with it.
        }
    }

    /// <summary>Waits until something may be there to be sent.</summary>
    /// <param name="longest">The longest wait.</param>
    /// <param name="ct">Ends the wait with an exception.</param>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        try
        {
            await _woken.Reader.WaitToReadAsync(ct).AsTask().WaitAsync(longest, clock, ct);
        }
        catch (TimeoutException)
        {
            return;
        }

        _woken.Reader.TryRead(out _);
    }

    /// <summary>Says that something may be there to be sent.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    private Action<EnquiryBotDb> KeepAddress(OutgoingConversation conversation, string address)
    {
        var ciphertext = sealer.Seal(address).Ciphertext;
        return db => ConversationLog.Touched(db, conversation.Id, conversation.Council).SealedAddress = ciphertext;
    }

    private static void Settle(EnquiryBotDb db, OutgoingConversation conversation, long sequence)
    {
        var row = db.Set<Message>().Local.FindEntryUntyped([conversation.Id, sequence])?.Entity
            ?? db.Attach(new Message
            {
                Council = conversation.Council, ConversationId = conversation.Id, Sequence = sequence,
                Role = MessageRole.Bot, At = default, Sealed = [], AwaitsDelivery = true,
            }).Entity;
        row.AwaitsDelivery = false;
        db.Entry(row).Property(m => m.AwaitsDelivery).IsModified = true;
    }
}
