using EnquiryBot.Content;
using EnquiryBot.Testing;
using FsCheck;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Content;

public sealed class YamlMapTests
{
    private readonly FaultList _faults = new();

    [Theory]
    [InlineData("")]
    [InlineData("# only a remark")]
    [InlineData("- a list")]
    [InlineData("a: 1\n---\nb: 2")]
    public void Only_a_mapping_is_a_file(string yaml)
    {
        Assert.Null(YamlMap.Parse(yaml, "f.yaml", _faults));
        Assert.Contains("'key: value' lines", Assert.Single(_faults.All).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\nb: [1, 2", 2)]
    [InlineData("a: 1\n\ta: 2", 1)]
    [InlineData("a: 1\nb: [1, 2\nc: 3\nd: 4\n", 2)]
    [InlineData("a: 1\nb: 2\na: 3", 3)]
    public void Broken_yaml_is_reported_at_its_line(string yaml, int line)
    {
        Assert.Null(YamlMap.Parse(yaml, "f.yaml", _faults, lineOffset: 10));

        var fault = Assert.Single(_faults.All);
        Assert.Equal(("f.yaml", line + 10), (fault.File, fault.Line));
        Assert.Contains("not valid YAML", fault.Message, StringComparison.Ordinal);
    }

    [Property]
    public void No_text_makes_it_throw(NonNull<string> text) => YamlMap.Parse(text.Get, "f.yaml", _faults);

    [Property]
    public void No_broken_file_makes_it_throw(PositiveInt cut, char instead)
    {
        var yaml = KnowledgeFolder.County.ToCharArray();
        yaml[cut.Get % yaml.Length] = instead;

        YamlMap.Parse(new string(yaml), "f.yaml", _faults);
        YamlMap.Parse(KnowledgeFolder.County[..(cut.Get % yaml.Length)], "f.yaml", _faults);
    }

    [Fact]
    public void Values_are_read_by_their_kind()
    {
        var map = YamlMap.Parse("text: ' a '\nnumber: 524\nflag: false\nday: 2026-09-30\nlist: [a, b]\none: a\nempty:\ngroup: {x: y}\nmaps: [{x: 1}, {x: 2}]\nlists: [[a, b], [c]]", "f.yaml", _faults)!;

        Assert.Equal("a", map.Text("text"));
        Assert.Equal(524, map.Number("number"));
        Assert.False(map.Flag("flag", true));
        Assert.True(map.Flag("other", true));
        Assert.Equal(new DateOnly(2026, 9, 30), map.Date("day"));
        Assert.Equal(["a", "b"], map.Texts("list"));
        Assert.Equal(["a"], map.Texts("one"));
        Assert.Null(map.Text("empty"));
        Assert.Equal("y", map.Map("group")!.Text("x"));
        Assert.Equal([1, 2], map.Maps("maps").Select(m => m.Number("x")!.Value));
        Assert.Equal([["a", "b"], ["c"]], map.TextLists("lists"));
        Assert.Empty(_faults.All);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_reported_at_its_key()
    {
        var map = YamlMap.Parse("text: [a]\nnumber: many\nflag: perhaps\nday: 30/09/2026\nlist:\n  - {a: b}\ngroup: x\nmaps: [x]\nlists: [x]", "f.yaml", _faults)!;

        Assert.Null(map.Text("text"));
        Assert.Null(map.Number("number"));
        Assert.True(map.Flag("flag", true));
        Assert.Null(map.Date("day"));
        Assert.Empty(map.Texts("list"));
        Assert.Null(map.Map("group"));
        Assert.Empty(map.Maps("maps"));
        Assert.Empty(map.TextLists("lists"));

        Assert.Equal([1, 2, 3, 4, 5, 7, 8, 9], _faults.All.Select(f => f.Line));
        Assert.Equal("'day' must be a date such as 2026-09-30.", _faults.All[3].Message);
    }

    [Fact]
    public void Unknown_keys_and_missing_ones_are_reported()
    {
        var map = YamlMap.Parse("title: a\ntitel:\n  - b", "f.yaml", _faults)!;

        map.KnowOnly("title", "url");
        Assert.Equal("", map.RequiredText("url"));

        Assert.Equal(
            ["f.yaml(1): error: The field 'url' is missing.", "f.yaml(2): error: 'titel' is not a known field here. Known fields: title, url."],
            _faults.All.Select(f => f.ToString()));
    }

    [Fact]
    public void A_fault_found_twice_is_listed_once_and_warnings_do_not_stop()
    {
        _faults.Warning("b", 2, "x");
        _faults.Warning("b", 2, "x");
        _faults.Warning("a", 9, "y");

        Assert.Equal(["a(9): warning: y", "b(2): warning: x"], _faults.All.Select(f => f.ToString()));
        _faults.ThrowOnErrors();

        _faults.Error("c", 1, "z");
        var thrown = Assert.Throws<ContentFaultsException>(_faults.ThrowOnErrors);
        Assert.Equal(3, thrown.Faults.Count);
        Assert.Contains("c(1): error: z", thrown.Message, StringComparison.Ordinal);
    }
}
