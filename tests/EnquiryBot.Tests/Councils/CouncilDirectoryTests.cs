using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Councils;

public sealed class CouncilDirectoryTests
{
    private static readonly CouncilTier[] Districts = [CouncilTier.District, CouncilTier.Unitary];
    private static readonly CouncilTier[] Counties = [CouncilTier.County, CouncilTier.Unitary];

    private readonly CouncilDirectory _directory = Some();

    [Theory]
    [InlineData("WM1", "alderbrook", "westmarch")]
    [InlineData("wm2", "alderbrook", "westmarch")]
    [InlineData("WM5", null, "westmarch")]
    [InlineData("HY1", "brohelyg", "brohelyg")]
    [InlineData("SW1A", null, null)]
    public void A_postcode_district_has_one_council_for_each_kind_of_service(string district, string? runsBins, string? runsRoads)
    {
        Assert.Equal(runsBins, _directory.Serving(district, Districts)?.Id.Value);
        Assert.Equal(runsRoads, _directory.Serving(district, Counties)?.Id.Value);
    }

    [Theory]
    [InlineData("I live in llanhelyg, near the bridge", "brohelyg")]
    [InlineData("ALDERBROOK", "alderbrook")]
    [InlineData("my friend's flat (Tarling Green)", "westmarch")]
    [InlineData("from Great Tarling Green to town", "alderbrook")]
    [InlineData("Alderbrooks and Llanhelygwen", null)]
    [InlineData("", null)]
    public void A_place_in_a_text_names_its_council(string text, string? council) =>
        Assert.Equal(council, _directory.NamedIn(text, Enum.GetValues<CouncilTier>())?.Id.Value);

    [Fact]
    public void A_place_is_looked_for_only_in_councils_that_run_the_service() =>
        Assert.Null(_directory.NamedIn("Alderbrook", Counties));

    [Fact]
    public void An_unknown_or_malformed_id_finds_nothing()
    {
        Assert.Equal("brohelyg", _directory.Find("brohelyg")?.Id.Value);
        Assert.Null(_directory.Find("nowhere"));
        Assert.Null(_directory.Find("../brohelyg"));
        Assert.Null(_directory.Find((string?)null));
    }

    [Fact]
    public void A_service_is_provided_by_the_council_its_county_or_its_districts()
    {
        string[] Providers(string council, CouncilTier[] tiers) =>
            [.. _directory.ProvidersFor(_directory.Find(council)!, tiers).Select(c => c.Id.Value)];

        Assert.Equal(["alderbrook"], Providers("alderbrook", Districts));
        Assert.Equal(["westmarch"], Providers("alderbrook", Counties));
        Assert.Equal(["alderbrook"], Providers("westmarch", Districts));
        Assert.Equal(["brohelyg"], Providers("brohelyg", Counties));
        Assert.Empty(Providers("brohelyg", [CouncilTier.District]));
    }

    [Fact]
    public void A_new_set_replaces_the_old_one_whole()
    {
        var before = _directory.All;

        _directory.Replace(before.Where(c => c.Id.Value == "brohelyg"));

        Assert.Equal(3, before.Count);
        Assert.Equal(["brohelyg"], _directory.All.Select(c => c.Id.Value));
        Assert.Null(_directory.Serving("WM1", Districts));
        Assert.Null(_directory.Find("alderbrook"));
    }

    private static CouncilDirectory Some()
    {
        using var folder = KnowledgeFolder.WithCouncils();
        folder.Write("westmarch/council.yaml", KnowledgeFolder.County.Replace("[Westmarch]", "[Westmarch, Tarling Green]", StringComparison.Ordinal));
        folder.Write("alderbrook/council.yaml", KnowledgeFolder.District.Replace("[Alderbrook]", "[Alderbrook, Great Tarling Green]", StringComparison.Ordinal));
        var faults = new FaultList();
        var directory = new CouncilDirectory();
        directory.Replace(CouncilFile.ReadAll(folder.Path, faults));
        Assert.Empty(faults.All);
        return directory;
    }
}
