using EnquiryBot.Content;
using EnquiryBot.Knowledge;
using EnquiryBot.Quality;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Quality;

public sealed class GoldenCheckTests
{
    private const string Row = """
        {"id":"a1","council":"alderbrook","language":"en","kind":"plain","text":"how often does the lorry come","outcome":"answered","articles":["bins"],"service":524,"interaction":"find-out","contains":["each week"],"split":"tuning"}
        """;

    private const string Phrases = """
        services:
          - {service: 524, interaction: find-out, phrases: {en: [which day do you empty my wheelie bin]}}
        person: {phrases: {en: [let me talk to somebody please]}}
        """;

    [Theory]
    [InlineData("\"council\":\"alderbrook\"", "\"council\":\"nowhere\"", "There is no council 'nowhere'.")]
    [InlineData("\"language\":\"en\"", "\"language\":\"cy\"", "alderbrook does not speak 'cy'.")]
    [InlineData("[\"bins\"]", "[\"trees\"]", "alderbrook shows no article 'trees'.")]
    [InlineData("[\"bins\"]", "[\"roads\"]", "alderbrook shows no article 'roads'.")]
    [InlineData("\"outcome\":\"answered\",\"articles\":[\"bins\"]", "\"outcome\":\"signposted\",\"articles\":[\"trees\"]", "There is no article 'trees'.")]
    [InlineData("[\"bins\"]", "[]", "needs the articles that hold the answer")]
    [InlineData("524", "525", "The LGSL code 525 is not in services.yaml.")]
    [InlineData("\"find-out\"", "\"appeal\"", "The interaction 'appeal' is not in services.yaml.")]
    [InlineData("\"find-out\"", "\"8\"", "The interaction '8' is not in services.yaml.")]
    [InlineData("\"split\":\"tuning\"", "\"split\":\"final\"", "The split must be 'tuning'")]
    [InlineData("\"split\":\"tuning\"", "\"split\":\"tuning\",\"twin\":\"a3\"", "There is no other row 'a3'")]
    [InlineData("\"split\":\"tuning\"", "\"split\":\"tuning\",\"twin\":\"a1\"", "There is no other row 'a1'")]
    [InlineData("\"kind\":\"plain\"", "\"kind\":\"misspelt\"", "A row of the kind 'misspelt' needs a 'twin'")]
    [InlineData("\"kind\":\"plain\"", "\"kind\":\"welsh\"", "A row of the kind 'welsh' needs a 'twin'")]
    [InlineData("\"kind\":\"plain\"", "\"kind\":\"follow-up\"", "A follow-up needs a 'history'")]
    [InlineData("\"kind\":\"plain\",\"text\":\"how often", "\"kind\":\"no-shared-word\",\"text\":\"how are bins collected, and how often", "shares 'bins', 'collected' with the passage that answers it")]
    [InlineData("how often does the lorry come", "Which day do you empty MY wheelie-bin?", "nearly the same as \"which day do you empty my wheelie bin\" (1.00)")]
    [InlineData("how often does the lorry come", "let me talk to somebody", "nearly the same as \"let me talk to somebody please\" (0.73)")]
    [InlineData("how often does the lorry come", "when we collect your bins", "nearly the same as \"When we collect your bins\"")]
    [InlineData("how often does the lorry come", "we collect the bins of every home in alderbrook", "nearly the same as \"We collect the bins of every home in Alderbrook each week.\"")]
    public void A_faulty_row_is_an_error(string right, string wrong, string words)
    {
        Assert.Contains(right, Row, StringComparison.Ordinal);

        var fault = Assert.Single(FaultsOf(Row.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(("golden/rows.jsonl", 1, FaultSeverity.Error), (fault.File, fault.Line, fault.Severity));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_row_has_no_fault_and_may_point_to_another_council_when_it_signposts()
    {
        var signposted = Row.Replace("\"outcome\":\"answered\",\"articles\":[\"bins\"]", "\"outcome\":\"signposted\",\"articles\":[\"roads\"]", StringComparison.Ordinal).Replace("\"a1\"", "\"a3\"", StringComparison.Ordinal);

        Assert.Empty(FaultsOf(Row, signposted));
    }

    [Fact]
    public void A_fact_that_no_named_article_states_is_a_warning()
    {
        var fault = Assert.Single(FaultsOf(Row.Replace("each week", "£38", StringComparison.Ordinal)));

        Assert.Equal("golden/rows.jsonl(1): warning: The fact \"£38\" is in none of the articles of the row.", fault.ToString());
    }

    [Fact]
    public void An_id_that_is_there_twice_is_an_error_of_the_second_row()
    {
        var fault = Assert.Single(FaultsOf(Row, Row));

        Assert.Equal(("golden/rows.jsonl", 2, "The id 'a1' is there twice."), (fault.File, fault.Line, fault.Message));
    }

    [Fact]
    public void A_row_with_a_twin_is_right_when_the_twin_is_there()
    {
        var misspelt = Row.Replace("\"id\":\"a1\"", "\"id\":\"a\",\"twin\":\"a1\"", StringComparison.Ordinal).Replace("plain", "misspelt", StringComparison.Ordinal).Replace("often", "offen", StringComparison.Ordinal);

        Assert.Empty(FaultsOf(Row, misspelt));
    }

    // Shared and all grams counted by hand: "abcdef" has abcde, bcdef; "abcdeg" has abcde, bcdeg.
    [Theory]
    [InlineData("abcdef", "abcdef", 1.0)]
    [InlineData("abcdef", "abcdeg", 1.0 / 3)]
    [InlineData("A-b c", "a b  C!", 1.0)]
    [InlineData("ab", "AB", 1.0)]
    public void Likeness_is_the_share_of_five_grams_in_common(string one, string other, double likeness) =>
        Assert.Equal(likeness, new NgramIndex([one]).Closest(other)!.Value.Similarity, 6);

    [Fact]
    public void Texts_without_a_gram_in_common_are_not_alike() => Assert.Null(new NgramIndex(["abcdef"]).Closest("uvwxyz"));

    private static IReadOnlyList<FileFault> FaultsOf(params string[] rows)
    {
        using var folder = KnowledgeFolder.WithCouncils()
            .Write("alderbrook/articles/bins.md", SomeArticle.File())
            .Write("westmarch/articles/roads.md", SomeArticle.File().Replace("id: bins", "id: roads", StringComparison.Ordinal).Replace("alderbrook", "westmarch", StringComparison.Ordinal).Replace("Alderbrook", "Westmarch", StringComparison.Ordinal).Replace("contact: waste", "contact: roads", StringComparison.Ordinal).Replace("service: 524", "service: 557", StringComparison.Ordinal).Replace("When we collect your bins", "Roads", StringComparison.Ordinal))
            .Write("intents.yaml", Phrases)
            .Write("golden/rows.jsonl", string.Join('\n', rows.Select(r => r.Trim())));
        return [.. folder.FaultsOf((path, list) => GoldenCheck.Run(path, KnowledgeCheck.Run(path, new DateOnly(2026, 11, 23), list), list))
            .Where(f => !KnowledgeFolder.LeftOut.Contains(f.File))];
    }
}
