using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
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
public sealed record TurnRequest(string ConversationId, CouncilProfile Council, long Sequence, CitizenText Text, string? Locale);

/// <summary>What became of a message.</summary>
/// <param name="Outcome">How the turn ended.</param>
/// <param name="Reply">What the citizen is sent.</param>
/// <param name="Turn">The turn as the steps left it.</param>
public sealed record TurnResult(TurnOutcome Outcome, TurnReply Reply, Turn Turn);

/// <summary>
/// The way in. It takes the turns of one conversation in order, masks personal data, settles the language, runs the pipeline
/// and remembers. From here on only redacted text exists.
/// </summary>
public sealed class TurnProcessor(
    ConversationLog conversations,
    PersonalDataRedactor redactor,
    LanguageDetector languages,
    TurnPipeline pipeline,
    Latest<PhraseBook> phrases,
    Latest<IntentClassifier> classifier,
    KnowledgeSearch search,
    TurnLog turns,
    EnquiryBotMetrics metrics,
    TimeProvider clock)
{
    private readonly Turnstile _turnstile = new();

    /// <summary>Answers a message of a conversation. What is remembered and the record of the turn are stored when it returns.</summary>
    public async Task<TurnResult> HandleAsync(TurnRequest request, CancellationToken ct)
    {
        using var pass = await _turnstile.EnterAsync(request.ConversationId, ct);
        return await RunAsync(request, ct);
    }

    /// <summary>
    /// Answers a stored message of a conversation and sends the reply before the next turn begins, so that replies are stored in
    /// the order of the messages. A message that was answered meanwhile, by a turn that was asked for twice, is left alone.
    /// </summary>
    public async Task HandleAsync(TurnRequest request, Func<TurnReply, CancellationToken, Task> sendAsync, CancellationToken ct)
    {
        using var pass = await _turnstile.EnterAsync(request.ConversationId, ct);
        if (!await conversations.IsAnsweredAsync(request.ConversationId, request.Council.Id, request.Sequence, ct))
        {
            await sendAsync((await RunAsync(request, ct)).Reply, ct);
        }
    }

    private async Task<TurnResult> RunAsync(TurnRequest request, CancellationToken ct)
    {
        using var span = EnquiryBotActivity.Source.StartActivity("Turn");
        var started = clock.GetTimestamp();
        var council = request.Council;

        var memory = StoredMemory.Recall(await conversations.ReadMemoryAsync(request.ConversationId, council.Id, ct), request.Sequence);
        var redaction = redactor.Redact(request.Text);
        var turn = Begin(request, redaction, memory);
        var (outcome, steps) = await pipeline.RunAsync(turn, ct);
        var reply = ReplyComposer.Compose(outcome, council, turn.Language, phrases.Value);

        span?.SetTag("enquirybot.outcome", outcome.Name).SetTag("enquirybot.council", council.Id.Value);
        metrics.TurnEnded(council.Id.Value, outcome.Name, turn.Language.Value, clock.GetElapsedTime(started));

        var stored = new StoredMemory(request.Sequence, memory, turn.After).ToJson();
        await Task.WhenAll(
            conversations.WriteMemoryAsync(request.ConversationId, council.Id, stored, ct),
            turns.AddAsync(Record(request, turn, outcome, reply, redaction, steps), ct));
        return new TurnResult(outcome, reply, turn);
    }

    private Turn Begin(TurnRequest request, Redaction redaction, TurnMemory memory)
    {
        var language = Settle(redaction.Text, request, memory);
        return new Turn
        {
            Council = request.Council,
            Language = language,
            Text = redaction.Text,
            Question = redaction.Text,
            Postcode = redaction.Postcode,
            Before = memory,
            // Choices are for the next message only.
            After = memory with { Language = language.Value, Choices = [], ChoiceQuestion = null },
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
        TurnRequest request, Turn turn, TurnOutcome outcome, TurnReply reply, Redaction redaction, IReadOnlyList<StepTiming> steps)
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
            Articles = string.Join(' ', reply.Sources.Select(s => s.Id).Concat(reply.Pages.Select(p => p.Id))),
            PersonalDataMasked = string.Join(' ', redaction.Found.Distinct()),
            KnowledgeVersion = search.Version,
            IntentModelVersion = classifier.Value.Version,
            Steps = string.Join(' ', steps.Select(s => FormattableString.Invariant($"{s.Step}={s.Duration.TotalMilliseconds:0.##}"))),
        };
    }
}
