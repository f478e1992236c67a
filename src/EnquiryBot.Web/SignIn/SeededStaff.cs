using System.Security.Claims;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.SignIn;

/// <summary>Somebody to sign in as in Development.</summary>
/// <param name="Id">The id, the same at every start.</param>
/// <param name="Name">The invented name.</param>
/// <param name="Home">The council that employs the person.</param>
/// <param name="Title">What the person does there.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="Languages">What the person speaks.</param>
internal sealed record SeededPerson(
    string Id, string Name, CouncilProfile Home, string Title, IReadOnlyList<CouncilRole> Roles, IReadOnlyList<LanguageTag> Languages)
{
    public ClaimsPrincipal SignedIn => StaffClaims.Make(Id, Name, Home.Id, Roles, Languages);
}

/// <summary>
/// The staff that Development offers: one of each role for every council, and one adviser of a service that two neighbours share.
/// An adviser speaks all languages of the council.
/// </summary>
internal sealed class SeededStaff(CouncilDirectory councils)
{
    private static readonly string[] Names =
    [
        "Sam Price", "Ravi Patel", "Chloe Barnes", "Ngozi Okafor",
        "Megan Pugh", "Owain Rees", "Sioned Vaughan", "Huw Parry",
        "Priya Shah", "Tom Ashworth", "Leila Haddad", "George Mensah",
        "Kasia Nowak", "Daniel Webb", "Aisha Khan", "Fiona Grant",
    ];

    public IReadOnlyList<SeededPerson> All =>
        [.. councils.All.SelectMany((council, place) => Enum.GetValues<StaffRole>().Select(role => Person(council, role, place))), .. Shared()];

    public SeededPerson? Find(string? id) => All.FirstOrDefault(p => p.Id == id);

    private static SeededPerson Person(CouncilProfile council, StaffRole role, int place) => new(
        $"seed-{council.Id}-{role.ToString().ToLowerInvariant()}",
        Names[(place * Enum.GetValues<StaffRole>().Length + (int)role) % Names.Length],
        council,
        role.ToString(),
        [new CouncilRole(council.Id, role)],
        council.Languages);

    private IEnumerable<SeededPerson> Shared()
    {
        var pair = councils.All.Where(c => c.Parent is not null).GroupBy(c => c.Parent).Select(g => g.Take(2).ToList()).FirstOrDefault(g => g.Count == 2);
        if (pair is not [var home, var neighbour])
        {
            yield break;
        }

        yield return new SeededPerson(
            $"seed-{home.Id}-shared",
            "Kit Morgan",
            home,
            $"Adviser, also for {neighbour.ShortName[LanguageTag.English]}",
            [new CouncilRole(home.Id, StaffRole.Adviser), new CouncilRole(neighbour.Id, StaffRole.Adviser)],
            home.Languages);
    }
}
