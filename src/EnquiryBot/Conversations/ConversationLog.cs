using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Conversations;

/// <summary>A message to append.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">Its council.</param>
/// <param name="Role">Who sends it.</param>
/// <param name="ClientId">The client's own id of the message, when it has one.</param>
/// <param name="ToClients">Whether the citizen's client may see it.</param>
/// <param name="Answers">The place of the message that it answers; that one no longer awaits a reply once this is stored.</param>
/// <param name="AwaitsReply">Whether the bot owes a reply to it.</param>
/// <param name="With">What is committed together with it, or not at all; see <see cref="GroupCommitWriter.CommitAsync"/> for what it may do.</param>
public sealed record NewMessage(
    string ConversationId, CouncilId Council, MessageRole Role, string? ClientId, bool ToClients, long? Answers, bool AwaitsReply,
    Action<EnquiryBotDb>? With = null);

/// <summary>How a conversation stands when a turn of the bot begins.</summary>
/// <param name="Memory">What the bot remembered after the last turn, as it was given; null before the first.</param>
/// <param name="HeldBy">The ticket of the people who hold the conversation; null when the bot answers.</param>
/// <param name="IsAnswered">Whether the message is stored and the bot owes no reply to it any more.</param>
public sealed record ConversationState(string? Memory, Guid? HeldBy, bool IsAnswered);

/// <summary>A stored message, opened.</summary>
/// <param name="Sequence">Its place in the conversation, from 1.</param>
/// <param name="Role">Who sent it.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Activity">The activity as UTF-8 JSON.</param>
public sealed record LoggedMessage(long Sequence, MessageRole Role, DateTimeOffset At, ReadOnlyMemory<byte> Activity);

/// <summary>A message that was stored now or before.</summary>
/// <param name="Sequence">Its place in the conversation.</param>
/// <param name="IsNew">False when the client had sent it before.</param>
/// <param name="AwaitsReply">Whether the bot still owes a reply to it.</param>
public readonly record struct AppendedMessage(long Sequence, bool IsNew, bool AwaitsReply);

/// <summary>An accepted message that was never answered: the process died in between.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">Its council.</param>
/// <param name="Sequence">The message's place in the conversation.</param>
public sealed record UnansweredMessage(string ConversationId, CouncilId Council, long Sequence);

/// <summary>
/// The transcript of every conversation: append, and read from a watermark. What it has returned from
/// <see cref="AppendAsync"/> survives the death of the process at any moment.
/// </summary>
public sealed class ConversationLog(
    EnquiryBotStore store, GroupCommitWriter writer, ConversationHeads heads, Outbox outbox, TextSealer sealer, TimeProvider clock)
{
    private const int MostAttempts = 3;

    // Every turn reads it: compiled once, it costs half.
    private static readonly Func<EnquiryBotDb, string, long, CancellationToken, Task<StateRow?>> StateOf = EF.CompileAsyncQuery(
        (EnquiryBotDb db, string conversationId, long sequence, CancellationToken ct) => db.Set<Conversation>()
            .Where(c => c.Id == conversationId)
            .Select(c => new StateRow(
                c.SealedMemory, c.HeldBy, db.Set<Message>().Any(m => m.ConversationId == conversationId && m.Sequence == sequence && !m.AwaitsReply)))
            .FirstOrDefault());

    /// <summary>Opens a conversation, once.</summary>
    /// <returns>True when it is new; false when it was there already.</returns>
    /// <exception cref="DbUpdateException">Another council has a conversation of this id.</exception>
    public async Task<bool> StartAsync(string conversationId, CouncilId council, string citizenId, CancellationToken ct)
    {
        if (await heads.FindAsync(conversationId, council, ct) is not null)
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
            return true;
        }
        catch (DbUpdateException)
        {
            // Two starts at once: the other one won, if it was for this council.
            if (await heads.FindAsync(conversationId, council, ct) is not null)
            {
                return false;
            }

            throw;
        }
    }

    /// <summary>Stores a message under the next place of its conversation; a second one with the same client id is not stored again.</summary>
    /// <param name="message">The message.</param>
    /// <param name="activityAt">Makes the activity as UTF-8 JSON once its place is known; it is sealed before it is stored.</param>
    /// <param name="ct">Gives up waiting; a message that was handed to the writer is stored all the same.</param>
    /// <returns>Where it is stored; null when the council has no such conversation.</returns>
    /// <exception cref="ConversationChangedException">What goes <see cref="NewMessage.With"/> it was changed by somebody else; nothing is stored.</exception>
    public async Task<AppendedMessage?> AppendAsync(NewMessage message, Func<long, ReadOnlyMemory<byte>> activityAt, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAppendAsync(message, activityAt, ct);
            }
            catch (DbUpdateConcurrencyException e)
            {
                throw new ConversationChangedException(e);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // Another process took the place: read where the conversation stands.
                await heads.RefreshAsync(message.ConversationId, message.Council, ct);
            }
        }
    }

    /// <summary>Reads what clients may see after a watermark, oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<LoggedMessage>> ReadAsync(
        string conversationId, CouncilId council, long after, int most, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var rows = await db.Set<Message>()
            .Where(m => m.ConversationId == conversationId && m.Sequence > after && m.ToClients)
            .OrderBy(m => m.Sequence).Take(most).ToListAsync(ct);
        return [.. rows.Select(Open)];
    }

    /// <summary>Reads a whole conversation as advisers see it, oldest first, the newest <paramref name="most"/> of it.</summary>
    public async Task<IReadOnlyList<LoggedMessage>> ReadAllAsync(string conversationId, CouncilId council, int most, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var rows = await db.Set<Message>().Where(m => m.ConversationId == conversationId)
            .OrderByDescending(m => m.Sequence).Take(most).ToListAsync(ct);
        rows.Reverse();
        return [.. rows.Select(Open)];
    }

    /// <summary>Reads how a conversation stands for the message at a place; null when the council has no such conversation.</summary>
    public async Task<ConversationState?> ReadStateAsync(string conversationId, CouncilId council, long sequence, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var found = await StateOf(db, conversationId, sequence, ct);
        return found is null
            ? null
            : new ConversationState(found.SealedMemory is null ? null : sealer.Open(new SealedText(found.SealedMemory)), found.HeldBy, found.IsAnswered);
    }

    /// <summary>The change that keeps what the bot remembers after a turn; it is sealed now and stored when it is committed.</summary>
    public Action<EnquiryBotDb> Remember(string conversationId, CouncilId council, string memory)
    {
        var ciphertext = sealer.Seal(memory).Ciphertext;
        return db => Touched(db, conversationId, council).SealedMemory = ciphertext;
    }

    /// <summary>The change that gives a conversation to the people behind a ticket, or, with null, back to the bot.</summary>
    public static Action<EnquiryBotDb> Hold(string conversationId, CouncilId council, Guid? ticket) => db =>
    {
        var conversation = Touched(db, conversationId, council);
        conversation.HeldBy = ticket;
        db.Entry(conversation).Property(c => c.HeldBy).IsModified = true;
    };

    /// <summary>Stores that a message needs no reply of the bot, with the changes of its turn.</summary>
    /// <exception cref="ConversationChangedException">What goes with it was changed by somebody else; nothing is stored.</exception>
    public async Task SettleAsync(string conversationId, CouncilId council, long sequence, Action<EnquiryBotDb> with, CancellationToken ct)
    {
        try
        {
            await writer.CommitAsync(
                db =>
                {
                    Answered(db, conversationId, council, sequence);
                    with(db);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw new ConversationChangedException(e);
        }
    }

    /// <summary>Messages that were accepted and never answered, oldest first.</summary>
    public async Task<IReadOnlyList<UnansweredMessage>> ReadUnansweredAsync(CouncilScope scope, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        return await db.Set<Message>().Where(m => m.AwaitsReply)
            .OrderBy(m => m.At).ThenBy(m => m.Sequence)
            .Select(m => new UnansweredMessage(m.ConversationId, m.Council, m.Sequence)).ToListAsync(ct);
    }

    private async Task<AppendedMessage?> TryAppendAsync(
        NewMessage message, Func<long, ReadOnlyMemory<byte>> activityAt, CancellationToken ct)
    {
        if (await heads.FindAsync(message.ConversationId, message.Council, ct) is not { } head)
        {
            return null;
        }

        // One append of a conversation at a time: its places have no gaps and become readable in order.
        await head.Gate.WaitAsync(ct);
        try
        {
            if (message.ClientId is not null && await FindByClientIdAsync(message, ct) is { } earlier)
            {
                return earlier;
            }

            var sequence = head.LastSequence + 1;
            var ciphertext = sealer.Seal(activityAt(sequence).Span).Ciphertext;
            var now = clock.GetUtcNow();
            var awaitsDelivery = head.IsCalled && message is { ToClients: true, Role: not MessageRole.Citizen };
            await writer.CommitAsync(db => Add(db, message, sequence, ciphertext, now, awaitsDelivery), ct);
            head.LastSequence = sequence;
            if (awaitsDelivery)
            {
                outbox.Wake();
            }

            return new AppendedMessage(sequence, IsNew: true, message.AwaitsReply);
        }
        finally
        {
            head.Gate.Release();
        }
    }

    private static void Add(EnquiryBotDb db, NewMessage message, long sequence, byte[] ciphertext, DateTimeOffset now, bool awaitsDelivery)
    {
        db.Add(new Message
        {
            Council = message.Council,
            ConversationId = message.ConversationId,
            Sequence = sequence,
            Role = message.Role,
            At = now,
            Sealed = ciphertext,
            ClientId = message.ClientId,
            ToClients = message.ToClients,
            AwaitsReply = message.AwaitsReply,
            AwaitsDelivery = awaitsDelivery,
        });
        Touched(db, message.ConversationId, message.Council).LastMessageAt = now;
        if (message.Answers is { } answered)
        {
            Answered(db, message.ConversationId, message.Council, answered);
        }

        message.With?.Invoke(db);
    }

    // Rows are changed without being read first: only the columns that change are written.
    private static void Answered(EnquiryBotDb db, string conversationId, CouncilId council, long sequence)
    {
        var question = db.Set<Message>().Local.FindEntryUntyped([conversationId, sequence])?.Entity
            ?? db.Attach(new Message
            {
                Council = council, ConversationId = conversationId, Sequence = sequence,
                Role = MessageRole.Citizen, At = default, Sealed = [], AwaitsReply = true,
            }).Entity;
        question.AwaitsReply = false;
    }

    internal static Conversation Touched(EnquiryBotDb db, string conversationId, CouncilId council) =>
        db.Set<Conversation>().Local.FindEntry(conversationId)?.Entity
        ?? db.Attach(new Conversation
        {
            Id = conversationId, Council = council, CitizenId = "", StartedAt = default, LastMessageAt = default,
        }).Entity;

    private async Task<AppendedMessage?> FindByClientIdAsync(NewMessage message, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(message.Council));
        return await db.Set<Message>()
            .Where(m => m.ConversationId == message.ConversationId && m.ClientId == message.ClientId)
            .Select(m => (AppendedMessage?)new AppendedMessage(m.Sequence, false, m.AwaitsReply))
            .FirstOrDefaultAsync(ct);
    }

    private LoggedMessage Open(Message row) => new(row.Sequence, row.Role, row.At, sealer.OpenBytes(new SealedText(row.Sealed)));

    private sealed record StateRow(byte[]? SealedMemory, Guid? HeldBy, bool IsAnswered);
}
