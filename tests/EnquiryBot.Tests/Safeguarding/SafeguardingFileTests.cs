using System.Text;
using EnquiryBot.Content;
using EnquiryBot.Safeguarding;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Safeguarding;

/// <summary>What an editor can get wrong in <c>safeguarding.yaml</c>, each with its line.</summary>
public sealed class SafeguardingFileTests
{
    private const string File = "safeguarding.yaml";

    // Line 6 is the first phrase of the first concern.
    private static string Whole(string phrase = "wolf", string exception = "wolf pack", string example = "a wolf", string harmless = "a wolf pack") =>
        new StringBuilder()
            .Append("lists:\n  beast: [bear, brown bear]\nconcerns:\n  danger-to-life:\n    en:\n      - ").Append(phrase)
            .Append("\n    cy: [blaidd]\n    en-not:\n      - ").Append(exception)
            .Append("\n    examples:\n      - ").Append(example).Append('\n')
            .AppendJoin('\n', Concern.All.Skip(1).Select(c => $"  {c.Id}: {{en: [nothing of the kind], cy: [dim byd or fath]}}"))
            .Append("\nharmless:\n  - ").Append(harmless).Append('\n').ToString();

    public static TheoryData<string, int, string> Phrases => new()
    {
        { "the .. ..", 6, "begins and ends with a word" },
        { ".. wolf", 6, "begins and ends with a word" },
        { "(wolf|bear", 6, "is not closed" },
        { "(wolf|)", 6, "one of them is empty" },
        { "wolf <dragon>", 6, "There is no list 'dragon'" },
        { "wolf? bear?", 6, "Every word of the phrase may be left out" },
        { "self-harm", 6, "must be one word" },
        { "wolf*s", 6, "a sign stands in the wrong place" },
        { "w* bear", 6, "too short" },
        { "wolf ... wolf ... wolf ... wolf ... wolf ... wolf ... wolf ... wolf", 6, "reaches over more than 60 words" },
    };

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_that_cannot_be_read_is_reported_with_its_line(string phrase, int line, string words) =>
        Assert.Contains(FaultsOf(Whole(phrase: $"\"{phrase}\"")), f => f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_file_without_fault_is_read()
    {
        var (screen, faults) = Read(Whole());

        Assert.Empty(faults);
        Assert.Equal([Concern.DangerToLife], screen.FindAll("the wolf is here"));
        Assert.Empty(screen.FindAll("a wolf pack is a thing"));
    }

    [Theory]
    [InlineData("wolf .. door", "wolf at my back door", true)]
    [InlineData("wolf .. door", "wolf at my very back door", false)]
    [InlineData("wolf ... door", "wolf at one two three four five six door", true)]
    [InlineData("(grey|big bad) wolf", "the BIG, BAD wolf", true)]
    [InlineData("the? wolf cub", "wolf cub", true)]
    [InlineData("wolf .. big? door", "wolf at the door", true)]
    [InlineData("<beast> here", "brown bear here", true)]
    [InlineData("howl* wolf", "howling wolf", true)]
    [InlineData("werewolf", "a weerwolf", true)]
    [InlineData("werewolf", "a werwolf", true)]
    [InlineData("werewolf", "a werewlof", true)]
    [InlineData("=werewolf", "a weerwolfe", false)]
    [InlineData("wolf", "wolg", false)]
    [InlineData("dont bite", "don’t bite", true)]
    public void Every_sign_means_what_the_head_of_the_file_says(string phrase, string message, bool isFound)
    {
        var (screen, _) = Read(Whole(phrase: phrase));

        Assert.Equal(isFound, screen.FindAll(message).Count > 0);
    }

    [Theory]
    [InlineData("y flaidd mawr")]
    [InlineData("ei blaidd")]
    [InlineData("fy mlaidd")]
    public void Welsh_words_are_found_mutated(string message) => Assert.NotEmpty(Read(Whole()).Screen.FindAll(message));

    [Fact]
    public void What_rules_out_must_cover_the_whole_find_within_one_sentence()
    {
        var (screen, _) = Read(Whole(phrase: "big wolf", exception: "wolf pack", example: "big wolf", harmless: "wolf"));
        var (other, _) = Read(Whole(exception: "the wolf pack"));

        Assert.NotEmpty(screen.FindAll("big wolf pack"));
        Assert.Empty(other.FindAll("the wolf pack"));
        Assert.NotEmpty(other.FindAll("the wolf. pack it"));
    }

    [Fact]
    public void An_example_that_is_no_longer_found_and_a_harmless_one_that_is_are_faults()
    {
        var faults = FaultsOf(Whole(example: "a bear", harmless: "a wolf cub"));

        Assert.Equal(
            [(11, "The example \"a bear\" is not found as 'danger-to-life'."), (20, "The harmless example \"a wolf cub\" is taken for 'danger-to-life'.")],
            faults.Select(f => (f.Line, f.Message)));
    }

    [Theory]
    [InlineData("  flood:", "  flod:", "The concern 'flood' is missing.")]
    [InlineData("  flood:", "  flod:", "'flod' is not a known field")]
    [InlineData("    cy: [blaidd]\n", "", "There must be phrases in 'cy'.")]
    [InlineData("harmless:", "harmles:", "'harmles' is not a known field")]
    [InlineData("[bear, brown bear]", "[]", "The list 'beast' has no words.")]
    [InlineData("[bear, brown bear]", "[be-ar]", "must be one word")]
    [InlineData("lists:", "spellings:\n  wolf: [wo lf]\nlists:", "must be one word")]
    [InlineData("concerns:", "concerns: [", "This is not valid YAML")]
    public void What_is_missing_or_unknown_is_reported(string right, string wrong, string words)
    {
        Assert.Contains(right, Whole(), StringComparison.Ordinal);

        Assert.Contains(FaultsOf(Whole().Replace(right, wrong, StringComparison.Ordinal)), f => f.File == File && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_the_file_is_faulty()
    {
        using var folder = new KnowledgeFolder();

        Assert.Contains("cannot be read", Assert.Single(folder.FaultsOf((path, list) => SafeguardingScreen.Load(path, list))).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<FileFault> FaultsOf(string yaml) => Read(yaml).Faults;

    private static (SafeguardingScreen Screen, IReadOnlyList<FileFault> Faults) Read(string yaml)
    {
        using var folder = new KnowledgeFolder().Write(File, yaml);
        var faults = new FaultList();
        return (SafeguardingScreen.Load(folder.Path, faults), faults.All);
    }
}
