using AngleSharp.Dom;

namespace EnquiryBot.Knowledge.Import;

/// <summary>How deep a page is nested. What walks a page calls itself, and a page of a hundred thousand boxes in each other would end the process.</summary>
internal static class HtmlDepth
{
    private const int Deepest = 400;

    public static bool IsTooDeep(IDocument document)
    {
        var depth = 0;
        for (INode? node = document; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > Deepest)
                {
                    return true;
                }

                node = child;
                continue;
            }

            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node?.NextSibling;
        }

        return false;
    }
}
