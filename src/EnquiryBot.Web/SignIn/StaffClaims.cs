using System.Security.Claims;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace EnquiryBot.Web.SignIn;

/// <summary>What a member of staff may do at a council.</summary>
internal enum StaffRole
{
    Adviser,
    Supervisor,
    Editor,
    Manager,
}

/// <summary>A role at a council, in a claim "alderbrook:adviser".</summary>
internal readonly record struct CouncilRole(CouncilId Council, StaffRole Role)
{
    /// <summary>Reads a role; anything else that a provider sends is not one.</summary>
    public static bool TryParse(string? text, out CouncilRole role)
    {
        role = default;
        if (text?.Split(':') is not [var place, var name] || !CouncilId.TryParse(place, out var council))
        {
            return false;
        }

        var roles = Enum.GetValues<StaffRole>().Where(r => string.Equals(r.ToString(), name, StringComparison.OrdinalIgnoreCase)).ToList();
        role = new CouncilRole(council, roles.FirstOrDefault());
        return roles.Count == 1;
    }

    public override string ToString() => $"{Council}:{Role.ToString().ToLowerInvariant()}";
}

/// <summary>The one place where claims become a member of staff, and the other way round.</summary>
internal static class StaffClaims
{
    public const string Role = "enquirybot:role";

    private const string Id = "enquirybot:id";
    private const string Name = "enquirybot:name";
    private const string Council = "enquirybot:council";
    private const string Language = "enquirybot:language";

    /// <summary>The identity that the cookie carries.</summary>
    public static ClaimsPrincipal Make(string id, string name, CouncilId? council, IEnumerable<CouncilRole> roles, IEnumerable<LanguageTag> languages)
    {
        var claims = new List<Claim> { new(Id, id), new(Name, name) };
        claims.AddRange(roles.Distinct().Select(r => new Claim(Role, r.ToString())));
        claims.AddRange(languages.Distinct().Select(l => new Claim(Language, l.Value)));
        if (council is { } home)
        {
            claims.Add(new Claim(Council, home.Value));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, Name, Role));
    }

    /// <summary>
    /// The identity of what a provider says. Only what is needed goes into the cookie; a person without a role at a council gets
    /// an identity that opens nothing.
    /// </summary>
    public static ClaimsPrincipal Make(ClaimsPrincipal provider, SignInOptions settings)
    {
        var id = provider.FindFirstValue("sub") ?? throw new InvalidOperationException("The provider named no subject.");
        var name = provider.FindFirstValue(settings.NameClaim);
        var council = CouncilId.TryParse(provider.FindFirstValue(settings.CouncilClaim), out var home) ? home : (CouncilId?)null;
        return Make(
            id,
            string.IsNullOrWhiteSpace(name) ? "Adviser" : name.Trim(),
            council,
            RolesIn(provider, settings.RoleClaim),
            provider.FindAll(settings.LanguageClaim).Select(c => LanguageTag.TryParse(c.Value, out var tag) ? tag : LanguageTag.English));
    }

    /// <summary>Everything that a person may do, in the order in which it was given.</summary>
    public static IReadOnlyList<CouncilRole> RolesOf(ClaimsPrincipal person) => RolesIn(person, Role);

    /// <summary>Whether somebody works on enquiries, at whichever council.</summary>
    public static bool IsOnHelpdesk(ClaimsPrincipal person) => RolesOf(person).Any(WorksOnEnquiries);

    /// <summary>The name that colleagues see.</summary>
    public static string NameOf(ClaimsPrincipal person) => person.FindFirstValue(Name) ?? "";

    /// <summary>The council that employs somebody; null for somebody who works at none.</summary>
    public static CouncilId? HomeOf(ClaimsPrincipal person)
    {
        var roles = RolesOf(person);
        return CouncilId.TryParse(person.FindFirstValue(Council), out var home) ? home : roles.Count > 0 ? roles[0].Council : null;
    }

    /// <summary>The member of staff; null for somebody who works at no council.</summary>
    public static StaffMember? Read(ClaimsPrincipal person)
    {
        var roles = RolesOf(person);
        if (person.FindFirstValue(Id) is not { } id || HomeOf(person) is not { } home || roles.Count == 0)
        {
            return null;
        }

        var languages = person.FindAll(Language).Select(c => LanguageTag.TryParse(c.Value, out var tag) ? tag : LanguageTag.English);
        return new StaffMember(
            id,
            NameOf(person),
            home,
            roles.Where(WorksOnEnquiries).Select(r => r.Council).ToHashSet(),
            [.. languages.Prepend(LanguageTag.English).Distinct()]);
    }

    private static bool WorksOnEnquiries(CouncilRole role) => role.Role is StaffRole.Adviser or StaffRole.Supervisor;

    private static IReadOnlyList<CouncilRole> RolesIn(ClaimsPrincipal person, string claim) =>
        [.. person.FindAll(claim).Select(c => CouncilRole.TryParse(c.Value, out var role) ? role : (CouncilRole?)null).OfType<CouncilRole>().Distinct()];
}
