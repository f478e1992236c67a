using System.Collections.Concurrent;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Conversations;

/// <summary>A message to append.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">Its council.</param>
/// <param name="Role">Who sends it.</param>
/// <param name="Activity">The activity as JSON; it is sealed before it is stored.</param>
/// <param name="ClientId">The client's own id of the message, when it has one.</param>
/// <param name="ReplyTo">The message that it answers; that one no longer awaits a reply once this is stored.</param>
/// <param name="AwaitsReply">Whether the bot owes a reply to it.</param>
public sealed record NewMessage(
    string ConversationId, CouncilId Council, MessageRole Role, string Activity, string? ClientId, long? ReplyTo, bool AwaitsReply);

/// <summary>A stored message, opened.</summary>
/// <param name="Id">Its place in the transcript and the channel's watermark.</param>
/// <param name="Role">Who sent it.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Activity">The activity as JSON.</param>
/// <param name="ReplyTo">The message that it answers.</param>
public sealed record LoggedMessage(long Id, MessageRole Role, DateTimeOffset At, string Activity, long? ReplyTo);

/// <summary>
/// The transcript of every conversation: append, and read from a watermark. What it has returned from
/// <see cref="AppendAsync"/> survives the death of the process at any moment.
/// </summary>
public sealed class ConversationLog(EnquiryBotStore store, GroupCommitWriter writer, TextSealer sealer, TimeProvider clock)
{
    // A conversation never moves to another council, so what was read once stays true until it is deleted.
    private readonly ConcurrentDictionary<string, CouncilId> _known = new(StringComparer.Ordinal);

    /// <summary>Opens a conversation, once.</summary>
    /// <returns>True when it is new; false when it was there already.</returns>
    public async Task<bool> StartAsync(string conversationId, CouncilId council, string citizenId, CancellationToken ct)
    {
        if (await ExistsAsync(conversationId, council, ct))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var conversation = new Conversation
        {
            Id = conversationId, Council = council, CitizenId = citizenId, StartedAt = now, LastMessageAt = now,
        };
        try
        {
            await writer.CommitAsync(db => db.Add(conversation), ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Two starts at once: the other one won.
            return false;
        }

        Remember(conversationId, council);
        return true;
    }

    /// <summary>Whether a council has a conversation of this id.</summary>
    public async ValueTask<bool> ExistsAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        if (_known.TryGetValue(conversationId, out var owner))
        {
            return owner == council;
        }

        await using var db = store.Read(CouncilScope.Of(council));
        var found = await db.Set<Conversation>().AnyAsync(c => c.Id == conversationId, ct);
        if (found)
        {
            Remember(conversationId, council);
        }

        return found;
    }

    /// <summary>Stores a message; a second one with the same client id is not stored again.</summary>
    /// <returns>The stored message, and whether it was new.</returns>
    /// <exception cref="DbUpdateException">The conversation does not exist.</exception>
    public async Task<(LoggedMessage Message, bool IsNew)> AppendAsync(NewMessage message, CancellationToken ct)
    {
        if (message.ClientId is not null && await FindByClientIdAsync(message, ct) is { } earlier)
        {
            return (earlier, false);
        }

        var now = clock.GetUtcNow();
        Message? row = null;
        try
        {
            await writer.CommitAsync(db => row = AddMessage(db, message, now), ct);
        }
        catch (DbUpdateException) when (message.ClientId is not null)
        {
            // The same message sent twice at the same moment: the first one was stored, the second is answered with it.
            if (await FindByClientIdAsync(message, CancellationToken.None) is { } stored)
            {
                return (stored, false);
            }

            throw;
        }

        return (new LoggedMessage(row!.Id, row.Role, row.At, message.Activity, row.ReplyTo), true);
    }

    /// <summary>Reads the messages after a watermark, oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<LoggedMessage>> ReadAsync(
        string conversationId, CouncilId council, long after, int most, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var rows = await db.Set<Message>()
            .Where(m => m.ConversationId == conversationId && m.Id > after)
            .OrderBy(m => m.Id).Take(most).ToListAsync(ct);
        return [.. rows.Select(Open)];
    }

    /// <summary>Reads what the bot remembered after the last turn; null before the first.</summary>
    public async Task<string?> ReadMemoryAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var memory = await db.Set<Conversation>().Where(c => c.Id == conversationId).Select(c => c.SealedMemory).FirstOrDefaultAsync(ct);
        return memory is null ? null : sealer.Open(new SealedText(memory));
    }

    /// <summary>Stores what the bot remembers after a turn.</summary>
    public Task WriteMemoryAsync(string conversationId, CouncilId council, string memory, CancellationToken ct)
    {
        var protectedMemory = sealer.Seal(memory).Ciphertext;
        return writer.CommitAsync(db => Touched(db, conversationId, council).SealedMemory = protectedMemory, ct);
    }

    /// <summary>Messages that were accepted and never answered, oldest first: the process died in between.</summary>
    public async Task<IReadOnlyList<(string ConversationId, CouncilId Council, string CitizenId, LoggedMessage Message)>> ReadUnansweredAsync(
        CouncilScope scope, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        var rows = await db.Set<Message>().Where(m => m.AwaitsReply)
            .Join(db.Set<Conversation>(), m => m.ConversationId, c => c.Id, (m, c) => new { Message = m, c.CitizenId })
            .OrderBy(r => r.Message.Id).ToListAsync(ct);
        return [.. rows.Select(r => (r.Message.ConversationId, r.Message.Council, r.CitizenId, Open(r.Message)))];
    }

    internal void Forget(string conversationId) => _known.TryRemove(conversationId, out _);

    private static Message AddMessage(EnquiryBotDb db, NewMessage message, DateTimeOffset now, byte[] ciphertext)
    {
        var row = new Message
        {
            Council = message.Council,
            ConversationId = message.ConversationId,
            Role = message.Role,
            At = now,
            Sealed = ciphertext,
            ClientId = message.ClientId,
            ReplyTo = message.ReplyTo,
            AwaitsReply = message.AwaitsReply,
        };
        db.Add(row);
        Touched(db, message.ConversationId, message.Council).LastMessageAt = now;

        if (message.ReplyTo is { } answered)
        {
            Answered(db, message, answered);
        }

        return row;
    }

    private Message AddMessage(EnquiryBotDb db, NewMessage message, DateTimeOffset now) =>
        AddMessage(db, message, now, sealer.Seal(message.Activity).Ciphertext);

    // Rows are changed without being read first: only the marked columns are written.
    private static void Answered(EnquiryBotDb db, NewMessage reply, long answered)
    {
        var question = db.Set<Message>().Local.FirstOrDefault(m => m.Id == answered)
            ?? db.Attach(new Message
            {
                Id = answered, Council = reply.Council, ConversationId = reply.ConversationId,
                Role = MessageRole.Citizen, At = default, Sealed = [], AwaitsReply = true,
            }).Entity;
        question.AwaitsReply = false;
    }

    private static Conversation Touched(EnquiryBotDb db, string conversationId, CouncilId council) =>
        db.Set<Conversation>().Local.FindEntry(conversationId)?.Entity
        ?? db.Attach(new Conversation
        {
            Id = conversationId, Council = council, CitizenId = "", StartedAt = default, LastMessageAt = default,
        }).Entity;

    private async Task<LoggedMessage?> FindByClientIdAsync(NewMessage message, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(message.Council));
        var row = await db.Set<Message>()
            .FirstOrDefaultAsync(m => m.ConversationId == message.ConversationId && m.ClientId == message.ClientId, ct);
        return row is null ? null : Open(row);
    }

    private LoggedMessage Open(Message row) =>
        new(row.Id, row.Role, row.At, sealer.Open(new SealedText(row.Sealed)), row.ReplyTo);

    private void Remember(string conversationId, CouncilId council)
    {
        // Bounded: a cache, not a registry.
        if (_known.Count > 50_000)
        {
            _known.Clear();
        }

        _known[conversationId] = council;
    }
}
