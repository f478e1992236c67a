using System.Text.Json;
using EnquiryBot.Privacy;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Privacy;

public sealed class PostcodeTests
{
    [NeedsSharedTheory]
    [InlineData("areas")]
    [InlineData("districts")]
    [InlineData("incodes")]
    [InlineData("normalisation")]
    [InlineData("outcodes")]
    [InlineData("sectors")]
    [InlineData("sub-districts")]
    [InlineData("units")]
    [InlineData("validation")]
    public void Every_published_vector_gives_what_it_expects(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Shared.Data("uk", "postcode", $"{file}.json")));
        var vectors = json.RootElement.GetProperty("tests").EnumerateArray().ToArray();
        Assert.NotEmpty(vectors);

        Assert.All(vectors, vector =>
        {
            var expected = vector.GetProperty("expected");
            var actual = Part(file, vector.GetProperty("base").GetString());
            Assert.Equal(expected.ValueKind == JsonValueKind.Null ? null : expected.ToString(), actual);
        });
    }

    [Theory]
    [InlineData(" wm1 2ab\n", "WM1 2AB")]
    [InlineData("WM1\u00A02AB", "WM1 2AB")]
    [InlineData("gir0aa", "GIR 0AA")]
    public void A_postcode_is_read_in_any_case_and_spacing(string text, string normalised)
    {
        Assert.True(Postcode.TryParse(text, out var postcode));
        Assert.Equal(normalised, postcode.Normalised);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("WM1")]
    [InlineData("WM1 2AC")]
    [InlineData("QM1 2AB")]
    [InlineData("WM1 2ABC")]
    [InlineData("WM1 2AB WM1 2AB")]
    public void What_is_not_a_postcode_is_refused(string? text) => Assert.False(Postcode.TryParse(text, out _));

    [Fact]
    public void Two_spellings_of_one_postcode_are_equal()
    {
        Assert.True(Postcode.TryParse("WM1 2AB", out var one) & Postcode.TryParse("wm12ab", out var other));
        Assert.Equal(one, other);
    }

    [Fact]
    public void The_default_postcode_is_empty_and_does_not_throw()
    {
        Postcode none = default;

        Assert.Equal("", none.Normalised + none.Area + none.District + none.SubDistrict + none.Sector + none.Unit);
    }

    private static string? Part(string file, string? text)
    {
        var valid = Postcode.TryParse(text, out var postcode);
        return file switch
        {
            "validation" => valid.ToString(),
            _ when !valid => null,
            "areas" => postcode.Area,
            "districts" => postcode.District,
            "incodes" => postcode.Incode,
            "normalisation" => postcode.Normalised,
            "outcodes" => postcode.Outcode,
            "sectors" => postcode.Sector,
            "sub-districts" => postcode.SubDistrict,
            "units" => postcode.Unit,
            _ => throw new ArgumentOutOfRangeException(nameof(file), file, null),
        };
    }
}
