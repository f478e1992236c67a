using EnquiryBot.Intents;
using EnquiryBot.Privacy;

namespace EnquiryBot.Tests.Intents;

/// <summary>A small set of phrases of six intents, written for the tests.</summary>
internal static class SomePhrases
{
    private static readonly Dictionary<string, string[]> _phrases = new()
    {
        ["524/find-out"] =
        [
            "when is my bin collected", "what day is bin day", "bin day", "which bin goes out this week", "when do you empty the bins",
            "what time are the bins emptied", "bin collection calendar", "is it recycling or rubbish this week", "when is the next bin collection",
            "tell me my bin day please", "pryd mae fy min yn cael ei gasglu", "pa ddiwrnod mae'r biniau",
        ],
        ["524/report"] =
        [
            "you missed my bin", "my bin was not emptied", "the lorry did not take our recycling", "report a missed bin", "bin was left full again",
            "nobody came for the bins today", "missed bin collection", "our street was missed by the bin lorry", "they forgot to empty my bin",
            "still waiting for the bin to be emptied", "anghofiwyd fy min", "chasglwyd mo fy min",
        ],
        ["57/pay"] =
        [
            "pay my council tax", "how do i pay council tax", "council tax direct debit", "pay council tax online", "set up a direct debit for council tax",
            "can i pay my council tax by card", "council tax payment", "i want to make a council tax payment", "pay council tax in instalments",
            "where can i pay council tax in cash", "talu treth y cyngor", "sut ydw i'n talu'r dreth gyngor",
        ],
        ["smalltalk/greeting"] =
        [
            "hello", "hi", "hi there", "good morning", "good afternoon", "hey", "hello bot", "hiya", "evening", "helo", "bore da", "shwmae",
        ],
        ["person"] =
        [
            "speak to a person", "can i talk to somebody", "i want a human", "put me through to an adviser", "let me speak to someone real",
            "talk to an agent", "is there a person there", "i need to speak to staff", "get me a human being", "call me back please",
            "siarad gyda pherson", "hoffwn siarad â rhywun",
        ],
        ["out_of_scope"] =
        [
            "who won the cup final", "what is the capital of france", "tell me a joke", "recipe for banana bread", "best film of the year",
            "how tall is everest", "write me a poem about cats", "what is seven times eight", "play some music", "who wrote hamlet",
            "is there life on mars", "how many legs has a spider", "name a famous painter", "which horse won the race", "translate cheese into german",
            "sing me a song", "who discovered penicillin", "what is the fastest car", "guess my star sign", "which planet has rings",
            "when did dinosaurs die out", "are you in love", "who is the king of spain", "give me lottery numbers", "how do magnets work",
            "what colour is a mirror", "how deep is the ocean", "best striker ever", "spell necessary backwards", "who invented the telephone",
        ],
    };

    /// <summary>All phrases.</summary>
    public static IReadOnlyList<LabelledText> All { get; } =
        [.. _phrases.SelectMany(p => p.Value.Select(text => new LabelledText(text, p.Key)))];

    /// <summary>A model of all phrases, trained once.</summary>
    public static LabelModel Model { get; } = IntentTrainer.Train(All, CancellationToken.None);

    /// <summary>A citizen's text as redaction leaves it.</summary>
    public static RedactedText Redacted(string text) => new(text);
}
