// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageFlow.h"

#include <algorithm>

namespace yichuang::documents {

namespace {

class Layer {
public:
    Layer(const std::vector<FlowItem> &items, const FlowArea &area, std::vector<Page> &pages)
        : m_items(items), m_area(area), m_pages(pages), m_y(area.firstTop)
    {
    }

    void lay()
    {
        for (size_t i = 0; i < m_items.size();) {
            const size_t end = endOfGroup(i);
            if (m_y + heightOf(i, end) > m_area.bottom && !m_isAtTop) {
                newPage();
            }
            for (; i < end; ++i) {
                place(m_items[i]);
            }
        }
    }

private:
    [[nodiscard]] size_t endOfGroup(size_t i) const
    {
        while (i + 1 < m_items.size() && m_items[i].keepsWithNext) {
            ++i;
        }
        return i + 1;
    }

    [[nodiscard]] qreal heightOf(size_t from, size_t end) const
    {
        qreal height = 0;
        for (size_t i = from; i < end; ++i) {
            height += m_items[i].before + m_items[i].height;
        }
        return height;
    }

    void newPage()
    {
        m_pages.emplace_back();
        m_y = m_area.top;
        m_isAtTop = true;
    }

    void place(const FlowItem &item)
    {
        if (m_y + item.before + item.height > m_area.bottom && !m_isAtTop) {
            newPage();
        }
        if (m_isAtTop && item.head) {
            const FlowItem &head = m_items[*item.head];
            head.draw(m_pages.back(), m_y);
            m_y += head.height;
        } else if (!m_isAtTop) {
            m_y += item.before;
        }
        item.draw(m_pages.back(), m_y);
        m_y += item.height;
        m_isAtTop = false;
    }

    const std::vector<FlowItem> &m_items;
    const FlowArea &m_area;
    std::vector<Page> &m_pages;
    qreal m_y;
    bool m_isAtTop = false; ///< of a page after the first: that one has its head
};

} // namespace

void keepLastWithNext(std::vector<FlowItem> &items)
{
    const size_t last = std::min<size_t>(items.size(), 2);
    std::for_each(items.end() - static_cast<std::ptrdiff_t>(last), items.end(), [](FlowItem &item) { item.keepsWithNext = true; });
}

void layFlow(const std::vector<FlowItem> &items, const FlowArea &area, std::vector<Page> &pages)
{
    Layer(items, area, pages).lay();
}

} // namespace yichuang::documents
