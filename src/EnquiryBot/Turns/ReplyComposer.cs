using System.Globalization;
using System.Text;
using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;
using EnquiryBot.Retrieval;
using EnquiryBot.Safeguarding;
using EnquiryBot.SelfService;
using EnquiryBot.Turns.Steps;

namespace EnquiryBot.Turns;

/// <summary>Words an outcome for a citizen, from the phrase book. What an answer says is quoted, never worded here.</summary>
public static class ReplyComposer
{
    private const string FindCouncil = "https://www.gov.uk/find-local-council";

    /// <summary>Words the outcome of a turn at an hour.</summary>
    public static TurnReply Compose(TurnOutcome outcome, Turn turn, PhraseBook phrases, DateTimeOffset now)
    {
        var (council, language) = (turn.Council, turn.Language);
        return outcome is TurnOutcome.HandedOver handed
            ? HandedOver(handed, turn, phrases, now)
            : Compose(outcome, council, language, phrases);
    }

    /// <summary>Words an outcome that needs neither the turn nor the hour.</summary>
    public static TurnReply Compose(TurnOutcome outcome, CouncilProfile council, LanguageTag language, PhraseBook phrases)
    {
        string Say(string key, params ReadOnlySpan<(string, string)> values) => phrases.Say(key, council, language, values).TrimEnd();
        TurnReply Reply(string text) => new(outcome.Name, language, text, [], [], [], "");

        return outcome switch
        {
            TurnOutcome.Answered answered => Reply(Quote(answered.Answer)) with { Sources = [Source(answered.Answer.Source!, language)] },
            TurnOutcome.Suggested suggested => Reply(Say(PhraseKey.SuggestedLead)) with
            {
                Pages = [.. suggested.Pages.Select(Page)], End = Say(PhraseKey.SuggestedEnd),
            },
            TurnOutcome.Clarified { Choices.Count: 0 } => Reply(Say(PhraseKey.ClarifiedBlank)),
            TurnOutcome.Clarified clarified => Reply(Say(PhraseKey.ClarifiedChoice)) with { Choices = [.. clarified.Choices.Select(c => c.Title)] },
            TurnOutcome.PostcodeWanted => Reply(Say(PhraseKey.ClarifiedPostcode)),
            TurnOutcome.Completed completed => Completed(completed, council, language, phrases, Reply("")),
            TurnOutcome.PostcodeUnknown unknown => Unknown(unknown, council, language, phrases, Reply("")),
            TurnOutcome.Signposted signposted => Signposted(signposted.To, council, language, phrases, Reply("")),
            TurnOutcome.Acknowledged acknowledged => Reply(Say(PhraseKey.Acknowledge(acknowledged.SmallTalk))),
            TurnOutcome.Unanswered => Reply(Say(PhraseKey.UnansweredFirst)),
            TurnOutcome.Declined => Reply(Say(PhraseKey.Declined)),
            TurnOutcome.Failed => Reply(Say(PhraseKey.Failed)),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Name, "There is no wording for this outcome."),
        };
    }

    private static TurnReply Completed(TurnOutcome.Completed completed, CouncilProfile council, LanguageTag language, PhraseBook phrases, TurnReply reply)
    {
        var file = CollectionCalendar.AddressOf(council.Id, completed.Collections.RoundId, language);
        return reply with
        {
            Text = CollectionWording.Say(completed.Collections, council, language, phrases),
            Sources = completed.Source is { } source ? [Source(source, language)] : [],
            Files = [new ReplyFile(phrases.Say(PhraseKey.CollectionsCalendar, council, language).TrimEnd(), file)],
        };
    }

    private static TurnReply Unknown(TurnOutcome.PostcodeUnknown unknown, CouncilProfile council, LanguageTag language, PhraseBook phrases, TurnReply reply)
    {
        var queue = council.QueueFor(LookUpCollections.Service);
        return reply with
        {
            Text = phrases.Say(
                PhraseKey.CollectionsUnknown, council, language,
                ("queue", queue.Name[language]), ("linePhone", queue.Phone ?? council.Contact.Phone)).TrimEnd(),
            Pages = unknown.Page is { } page ? [Page(page)] : [],
        };
    }

    // Pages that were found are shown all the same: they may help while the citizen waits.
    private static TurnReply HandedOver(TurnOutcome.HandedOver handed, Turn turn, PhraseBook phrases, DateTimeOffset now)
    {
        var (council, language, ticket) = (turn.Council, turn.Language, handed.Ticket!);
        var told = HandoverWording.HandedOver(ticket, handed.Outlook!, council, language, phrases, now);
        if (turn.Concern is { } concern)
        {
            var first = SafeguardingWording.Say(concern, council, language, phrases, now);
            return new TurnReply(handed.Name, language, $"{first}\n\n{told}", [], [], [], "") { IsUrgent = true };
        }

        var pages = ticket.Reason is EscalationReason.RiskyService or EscalationReason.LowConfidence ? turn.Enquiry?.Suggestions ?? [] : [];
        return new TurnReply(handed.Name, language, told, [], [.. pages.Select(Page)], [], "");
    }

    private static TurnReply Signposted(Signpost to, CouncilProfile council, LanguageTag language, PhraseBook phrases, TurnReply reply)
    {
        string Say(string key, CouncilProfile? other, string service = "") => phrases.Say(
            key, council, language,
            ("other", other?.Name[language] ?? ""), ("otherWebsite", other?.Website[language] ?? ""),
            ("otherPhone", other?.Contact.Phone ?? ""), ("service", service)).TrimEnd();

        return to switch
        {
            Signpost.Council { Providers: [var one] } at => reply with
            {
                Text = Say(PhraseKey.SignpostedCouncil, one, at.Service[language]), Pages = at.Page is null ? [] : [Page(at.Page)],
            },
            Signpost.Council several => reply with
            {
                Text = Say(PhraseKey.SignpostedCouncils, null, several.Service[language]) + "\n\n"
                    + string.Join('\n', several.Providers.Select(p => Say(PhraseKey.SignpostedCouncilLine, p))),
            },
            Signpost.Area area => reply with { Text = Say(PhraseKey.SignpostedArea, area.Other), Pages = area.Page is null ? [] : [Page(area.Page)] },
            Signpost.OutsideArea => reply with
            {
                Text = phrases.Say(PhraseKey.SignpostedOutside, council, language, ("url", FindCouncil)).TrimEnd(),
            },
            Signpost.Elsewhere elsewhere => reply with
            {
                Text = phrases.Say(
                    PhraseKey.SignpostedElsewhere, council, language,
                    ("name", elsewhere.Subject[language]), ("body", elsewhere.Body[language]), ("url", elsewhere.Url)).TrimEnd(),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(to), to.GetType().Name, "There is no wording for this signpost."),
        };
    }

    private static ReplySource Source(Citation source, LanguageTag language) => new(
        source.ArticleId, source.Title, source.Url, source.LastChecked is { } day ? DateWording.Say(day, language) : null);

    private static ReplyPage Page(PageSuggestion page) => new(page.Source.ArticleId, page.Source.Title, page.Source.Url, page.FirstLine);

    // Sentences of one passage run on as a paragraph; list items, steps and rows keep a line each.
    private static string Quote(ComposedAnswer answer)
    {
        var text = new StringBuilder();
        AnswerSentence? before = null;
        var step = 0;
        foreach (var sentence in answer.Sentences)
        {
            step = sentence.Kind == BlockKind.Step ? step + 1 : 0;
            text.Append(Separator(before, sentence)).Append(Mark(sentence.Kind, step)).Append(sentence.Text);
            before = sentence;
        }

        return text.ToString();
    }

    private static string Separator(AnswerSentence? before, AnswerSentence sentence)
    {
        if (before is null)
        {
            return "";
        }

        if (before.Kind != sentence.Kind || before.PassageId != sentence.PassageId)
        {
            return "\n\n";
        }

        return sentence.Kind == BlockKind.Paragraph ? " " : "\n";
    }

    private static string Mark(BlockKind kind, int step) => kind switch
    {
        BlockKind.Paragraph => "",
        BlockKind.Step => step.ToString(CultureInfo.InvariantCulture) + ". ",
        _ => "- ",
    };
}
