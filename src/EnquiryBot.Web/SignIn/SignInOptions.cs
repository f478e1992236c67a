namespace EnquiryBot.Web.SignIn;

/// <summary>Settings under <c>SignIn</c>: where staff sign in. Outside Development the first two are required.</summary>
public sealed class SignInOptions
{
    /// <summary>The address of the OpenID Connect provider, such as https://login.microsoftonline.com/(tenant)/v2.0.</summary>
    public string? Authority { get; set; }

    /// <summary>This service's id at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>This service's secret at the provider; none for a client that is public there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that says what a person may do, one value a role: "alderbrook:adviser".</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim with the name that citizens and colleagues see.</summary>
    public string NameClaim { get; set; } = "name";

    /// <summary>The claim with the id of the council that employs the person; without it the council of the first role.</summary>
    public string CouncilClaim { get; set; } = "council";

    /// <summary>The claim with the languages that the person works in, one tag a value: "cy". English needs no value.</summary>
    public string LanguageClaim { get; set; } = "languages";

    /// <summary>Whether a provider is named; without one, Development offers seeded staff.</summary>
    internal bool HasProvider => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>Whether the provider's address may be used: https, or this machine's own http.</summary>
    internal bool AuthorityIsSafe =>
        !HasProvider || Uri.TryCreate(Authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
