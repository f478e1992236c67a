using System.Collections.Frozen;
using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.SelfService;

/// <summary>The collections of every council that looks them up by postcode.</summary>
public sealed class CollectionBook
{
    private readonly FrozenDictionary<CouncilId, CouncilCollections> _councils;

    private CollectionBook(IReadOnlyDictionary<CouncilId, CouncilCollections> councils) => _councils = councils.ToFrozenDictionary();

    /// <summary>The collections of a council; null when it has no rounds here.</summary>
    public CouncilCollections? Find(CouncilId council) => _councils.GetValueOrDefault(council);

    /// <summary>Reads the files of every council that has them; with errors in the list the result must not be used.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="councils">The councils.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    public static CollectionBook Load(string folder, IReadOnlyList<CouncilProfile> councils, FaultList faults)
    {
        var holidays = BankHolidays.Load(folder, faults);
        var found = new Dictionary<CouncilId, CouncilCollections>();
        foreach (var council in councils)
        {
            var (rounds, postcodes) = (RoundsFile.NameOf(council), PostcodeFile.NameOf(council));
            var (hasRounds, hasPostcodes) = (File.Exists(Path.Combine(folder, rounds)), File.Exists(Path.Combine(folder, postcodes)));
            if (hasRounds != hasPostcodes)
            {
                faults.Error(hasRounds ? postcodes : rounds, 1, $"The file is missing: {rounds} and {postcodes} belong together.");
            }
            else if (hasRounds && RoundsFile.Read(folder, council, holidays, faults) is { } draft)
            {
                found[council.Id] = draft.With(PostcodeFile.Read(folder, council, draft.RoundIds, faults));
            }
        }

        return new CollectionBook(found);
    }
}
