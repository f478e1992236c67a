using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval;

public sealed class SynonymTableTests
{
    [Fact]
    public void Groups_are_read_per_language()
    {
        var (table, faults) = Read("en:\n  - [tip, dump, recycling centre]\ncy:\n  - [tomen, canolfan ailgylchu]\n");

        Assert.Equal(["tip", "dump", "recycling centre"], Assert.Single(table[LanguageTag.English]));
        Assert.Single(table[LanguageTag.Welsh]);
        Assert.Empty(faults.All);
    }

    [Fact]
    public void A_group_of_one_and_an_unknown_language_are_faults_and_the_rest_is_kept()
    {
        var (table, faults) = Read("en:\n  - [tip]\n  - [bin, rubbish]\nfr:\n  - [a, b]\n");

        Assert.Single(table[LanguageTag.English]);
        Assert.Collection(
            faults.All,
            f => Assert.Contains("at least two", f.Message, StringComparison.Ordinal),
            f => Assert.Contains("'fr'", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_without_groups_has_none()
    {
        Assert.Empty(SynonymTable.Empty[LanguageTag.Welsh]);
    }

    private static (SynonymTable Table, FaultList Faults) Read(string yaml)
    {
        var faults = new FaultList();
        return (SynonymTable.Read(YamlMap.Parse(yaml, "synonyms.yaml", faults)!), faults);
    }
}
