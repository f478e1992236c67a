namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>Lets a list take several values in an initialiser, as the official client's lists do.</summary>
internal static class ListRange
{
    public static void Add<T>(this List<T> list, IEnumerable<T> values) => list.AddRange(values);
}
