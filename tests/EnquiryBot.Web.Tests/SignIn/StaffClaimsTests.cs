using System.Security.Claims;
using EnquiryBot.Councils;
using EnquiryBot.Web.SignIn;

namespace EnquiryBot.Web.Tests.SignIn;

/// <summary>What a provider says becomes a member of staff in one place.</summary>
public sealed class StaffClaimsTests
{
    private static readonly SignInOptions Settings = new() { Authority = "https://login.example" };

    [Fact]
    public void Advisers_and_supervisors_work_on_the_enquiries_of_their_councils()
    {
        var staff = StaffClaims.Read(SignIn(("sub", "7"), ("name", "Sam Price"), ("roles", "fernleigh:supervisor"), ("roles", "alderbrook:adviser"), ("roles", "westmarch:editor")))!;

        Assert.Equal(("7", "Sam Price", "fernleigh"), (staff.Id, staff.Name, staff.Council.Value));
        Assert.Equal(["alderbrook", "fernleigh"], staff.Councils.Select(c => c.Value).Order(StringComparer.Ordinal));
        Assert.Equal([LanguageTag.English], staff.Languages);
    }

    [Fact]
    public void The_employer_and_the_languages_are_claims_of_their_own()
    {
        var staff = StaffClaims.Read(SignIn(("sub", "7"), ("name", "Megan"), ("council", "brohelyg"), ("languages", "cy-GB"), ("roles", "alderbrook:Adviser")))!;

        Assert.Equal("brohelyg", staff.Council.Value);
        Assert.Equal([LanguageTag.English, LanguageTag.Welsh], staff.Languages);
    }

    [Theory]
    [InlineData("adviser")]
    [InlineData("alderbrook")]
    [InlineData("alderbrook:")]
    [InlineData(":adviser")]
    [InlineData("alderbrook:0")]
    [InlineData("alderbrook:adviser:supervisor")]
    [InlineData("../alderbrook:adviser")]
    [InlineData("*:adviser")]
    [InlineData("")]
    public void What_is_not_a_role_at_a_council_opens_nothing(string role)
    {
        var person = SignIn(("sub", "7"), ("name", "Sam Price"), ("roles", role));

        Assert.Null(StaffClaims.Read(person));
        Assert.False(StaffClaims.IsOnHelpdesk(person));
    }

    [Fact]
    public void The_claim_that_carries_roles_is_a_setting()
    {
        var settings = new SignInOptions { Authority = "https://login.example", RoleClaim = "groups" };
        var provider = new ClaimsPrincipal(new ClaimsIdentity([new("sub", "7"), new("groups", "alderbrook:adviser"), new("roles", "fernleigh:adviser")]));

        var staff = StaffClaims.Read(StaffClaims.Make(provider, settings))!;

        Assert.Equal(["alderbrook"], staff.Councils.Select(c => c.Value));
        Assert.Equal("Adviser", staff.Name);
    }

    private static ClaimsPrincipal SignIn(params (string Type, string Value)[] claims) =>
        StaffClaims.Make(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)))), Settings);
}
