using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Insights;
using EnquiryBot.Intents;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;
using EnquiryBot.Telemetry;

namespace EnquiryBot.Turns;

/// <summary>A citizen's message.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">The council that is asked.</param>
/// <param name="Sequence">The message's place in the conversation.</param>
/// <param name="Text">The message as typed.</param>
/// <param name="Locale">The language of the citizen's page, when the client says so.</param>
/// <param name="NotHelpful">The message says nothing but that the last answer did not help.</param>
public sealed record TurnRequest(
    string ConversationId, CouncilProfile Council, long Sequence, CitizenText Text, string? Locale, bool NotHelpful = false);

/// <summary>What became of a message.</summary>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Reply">What the citizen is sent; null when a person holds the conversation.</param>
/// <param name="Turn">The turn as the steps left it.</param>
public sealed record TurnResult(TurnOutcome Outcome, TurnReply? Reply, Turn Turn);

/// <summary>Stores a reply and sends it.</summary>
/// <param name="reply">The reply.</param>
/// <param name="with">What the turn leaves (memory, record, ticket): committed together with the reply, or not at all.</param>
/// <param name="ct">Cancels before it is stored, not after.</param>
public delegate Task SendReply(TurnReply reply, Action<EnquiryBotDb> with, CancellationToken ct);

/// <summary>
/// The way in. It takes the turns of one conversation in order, masks personal data, settles the language, runs the pipeline,
/// brings in a person where the outcome calls for one, and remembers. From here on only redacted text exists.
/// </summary>
public sealed class TurnProcessor(
    ConversationLog conversations,
    PersonalDataRedactor redactor,
    LanguageDetector languages,
    TurnPipeline pipeline,
    TurnEscalation escalation,
    Latest<PhraseBook> phrases,
    Latest<IntentClassifier> classifier,
    KnowledgeSearch search,
    EnquiryBotMetrics metrics,
    TimeProvider clock)
{
    // Far above what happens: an adviser changed the same ticket each time between our reading and our commit.
    private const int MostAttempts = 10;

    private readonly Turnstile _turnstile = new();

    /// <summary>
    /// Answers a stored message of a conversation. The reply is sent before the next turn begins, so that replies are stored in
    /// the order of the messages.
    /// </summary>
    /// <returns>What became of it; null when it was answered meanwhile, by a turn that was asked for twice.</returns>
    public async Task<TurnResult?> HandleAsync(TurnRequest request, SendReply sendAsync, CancellationToken ct)
    {
        using var pass = await _turnstile.EnterAsync(request.ConversationId, ct);
        for (var attempt = 1; ; attempt++)
        {
            var state = await conversations.ReadStateAsync(request.ConversationId, request.Council.Id, request.Sequence, ct);
            if (state is null or { IsAnswered: true })
            {
                return null;
            }

            try
            {
                return await RunAsync(request, state, sendAsync, ct);
            }
            catch (ConversationChangedException) when (attempt < MostAttempts)
            {
                // A person took, moved or closed the ticket while this turn ran: what the bot may say has changed with it.
            }
        }
    }

    private async Task<TurnResult> RunAsync(TurnRequest request, ConversationState state, SendReply sendAsync, CancellationToken ct)
    {
        using var span = EnquiryBotActivity.Source.StartActivity("Turn");
        var started = clock.GetTimestamp();
        var council = request.Council;

        var memory = StoredMemory.Recall(state.Memory, request.Sequence);
        var redaction = redactor.Redact(request.Text);
        var turn = await BeginAsync(request, redaction, memory, state, ct);
        var (outcome, steps) = await pipeline.RunAsync(turn, ct);
        outcome = await escalation.ApplyAsync(request.ConversationId, turn, outcome, ct);
        var reply = outcome is TurnOutcome.Held ? null : ReplyComposer.Compose(outcome, turn, phrases.Value, clock.GetUtcNow());

        span?.SetTag("enquirybot.outcome", outcome.Name).SetTag("enquirybot.council", council.Id.Value);
        metrics.TurnEnded(council.Id.Value, outcome.Name, turn.Language.Value, clock.GetElapsedTime(started));

        var with = conversations.Remember(request.ConversationId, council.Id, new StoredMemory(request.Sequence, memory, turn.After).ToJson())
            + TurnLog.Add(Record(request, turn, outcome, reply, redaction, steps))
            + turn.TicketChange?.Apply;
        await (reply is null
            ? conversations.SettleAsync(request.ConversationId, council.Id, request.Sequence, with, ct)
            : sendAsync(reply, with, ct));
        escalation.Committed(turn);
        return new TurnResult(outcome, reply, turn);
    }

    private async Task<Turn> BeginAsync(TurnRequest request, Redaction redaction, TurnMemory memory, ConversationState state, CancellationToken ct)
    {
        var language = Settle(redaction.Text, request, memory);
        return new Turn
        {
            Council = request.Council,
            Language = language,
            Text = redaction.Text,
            Question = redaction.Text,
            Postcode = redaction.Postcode,
            NotHelpful = request.NotHelpful,
            Ticket = await escalation.FindAsync(state, request.Council.Id, ct),
            Before = memory,
            // Choices, and what the postcode was asked for, are for the next message only.
            After = memory with { Language = language.Value, Choices = [], ChoiceQuestion = null, PostcodeQuestion = null },
        };
    }

    // What the message is written in, else what the conversation is in, else the citizen's page.
    private LanguageTag Settle(RedactedText text, TurnRequest request, TurnMemory memory)
    {
        if (languages.Detect(text, request.Council.Languages).Language is { } detected)
        {
            return detected;
        }

        return LanguageTag.TryParse(memory.Language ?? request.Locale, out var before)
            ? request.Council.Serve(before)
            : request.Council.Languages[0];
    }

    private TurnRecord Record(
        TurnRequest request, Turn turn, TurnOutcome outcome, TurnReply? reply, Redaction redaction, IReadOnlyList<StepTiming> steps)
    {
        var top = turn.Intent?.Top;
        return new TurnRecord
        {
            Id = TurnLog.IdOf(request.ConversationId, request.Sequence),
            Council = request.Council.Id,
            At = clock.GetUtcNow(),
            Outcome = outcome.Name,
            Language = turn.Language,
            Service = turn.ChosenService ?? top?.Intent.Service,
            Interaction = top?.Intent.Interaction,
            IntentProbability = top?.Probability,
            Coverage = turn.Enquiry?.Signals.TopCoverage,
            Articles = reply is null ? "" : string.Join(' ', reply.Sources.Select(s => s.Id).Concat(reply.Pages.Select(p => p.Id))),
            PersonalDataMasked = string.Join(' ', redaction.Found.Distinct()),
            Ticket = turn.TicketChange?.Ticket.Id,
            AdviserCouncil = turn.TicketChange?.Ticket.AdviserCouncil,
            KnowledgeVersion = search.Version,
            IntentModelVersion = classifier.Value.Version,
            Steps = string.Join(' ', steps.Select(s => FormattableString.Invariant($"{s.Step}={s.Duration.TotalMilliseconds:0.##}"))),
        };
    }
}
