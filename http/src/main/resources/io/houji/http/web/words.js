// What the page says, in both languages. A test holds that both say everything.
export const words = {
  en: {
    title: 'Houji 后稷: figures of the fund cluster', other: '中文', skip: 'Skip to the figures', docs: 'API',
    leave: 'Log out', loginTitle: 'Figures of your funds',
    loginSay: 'Paste a token with the role fund manager or regulator. The demo writes its tokens to demo-tokens.json in its data folder.',
    token: 'Token', enter: 'Show', loginKept: 'The token stays in this tab and is gone when you close it.',
    asOf: 'As of', knownAt: 'As known at (Beijing time)', today: 'Now', print: 'Print',
    live: 'live, commit {0}', still: 'not live: reconnecting', fixed: 'as known then, commit {0}', loading: 'loading…',
    unauthenticated: 'The token is unknown, expired or revoked.',
    forbidden: 'The role {0} may not see these figures; use a token of a fund manager or regulator.',
    failed: 'The service did not answer as expected: {0}', noFund: 'No fund is recorded by this day.',
    cluster: 'The cluster', computed: 'our own figures, computed from the ledger on {0}',
    committed: 'Committed', paid_in: 'Paid in', invested: 'Invested', distributed: 'Distributed', fees: 'Fees',
    fund_count: 'Funds', dpi: 'DPI', rvpi: 'RVPI', tvpi: 'TVPI', irr: 'IRR, net', nav: 'Net asset value', idle: 'Idle',
    amplification: 'Amplification', external: 'outside money {0} / public money {1}',
    social: 'Social capital share', double: 'Double counting removed', doubleSay: 'money of one fund of the cluster in another',
    hhi: 'Concentration (HHI)', published: 'published: {0}', gross: 'gross of recallable money',
    funds: 'Funds', filter: 'Filter by name, id, sector', allTypes: 'All types', fund: 'Fund', type: 'Type', vintage: 'Vintage',
    shown: '{0} of {1}', cuts: 'Committed by', byVintage: 'Vintage', byType: 'Type', bySector: 'Sector', byStage: 'Stage',
    fundsCounted: '{0} funds', pickFund: 'Fund to show', fundTitle: 'Calls, distributions and value of one fund',
    calls: 'Calls in the year', distributions: 'Distributions in the year', net: 'Distributions less calls, in total', total: 'The same with net asset value',
    asTable: 'As a table', year: 'Year', called: 'Called', valued: 'valued {0}', why: 'Why figures are missing',
    seed: 'Chunzhong seed fund', projects: 'Projects', cost: 'Invested at cost', ticket: 'Average ticket', byStatus: 'By status',
    financing: 'Financing by product', financed: 'Financed', financings: 'Number of financings', rows: '{0} financings',
    publishedTitle: 'Published figures beside our own', publishedSay: 'Published: quoted with phrase and qualifier from {0}, {1}. Our own: computed from rows here. The two are never mixed.',
    phrase: 'Phrase of the source', display: 'Published', scope: 'Scope', date: 'As of', own: 'Our own', ownNone: 'not computed here',
    exactYuan: '{0} yuan', missing: 'no value: {0}', several: 'several rates fit; all are shown', source: 'document',
    illustrativeSay: 'Made-up rows whose totals are the published ones.',
    kinds: {
      seed: 'Seed', angel: 'Angel', venture: 'Venture', industry: 'Industry', fund_of_funds: 'Fund of funds', guidance: 'Guidance',
      transfer: 'Technology transfer', ip_operation: 'IP operation', talent: 'Talent', secondary: 'Secondary', qflp: 'QFLP', pre_listing: 'Pre-listing',
      other: 'Other', growth: 'Growth', buyout: 'Buyout', not_stated: 'Not stated',
      gazelle_loan: 'Gazelle loan', sci_tech_lease: 'Sci-tech lease', receivables_finance: 'Receivables finance', ip_abs: 'IP securitisation',
      technology_property_abs: 'Technology property ABS', pooled_loan: 'Pooled loan',
      managed: 'Managed', next_round: 'Next round reached', impaired: 'Impaired', written_off: 'Written off', exited: 'Exited'
    },
    codes: {}
  },
  zh: {
    title: '后稷 Houji：基金集群驾驶舱', other: 'English', skip: '跳到数据', docs: '接口文档',
    leave: '退出', loginTitle: '您的基金数据',
    loginSay: '请粘贴基金管理人或监管角色的令牌。演示环境的令牌在数据目录的 demo-tokens.json 中。',
    token: '令牌', enter: '查看', loginKept: '令牌只保存在本标签页，关闭即清除。',
    asOf: '业务日期', knownAt: '当时所知（北京时间）', today: '现在', print: '打印',
    live: '实时，第 {0} 次提交', still: '未实时：正在重新连接', fixed: '按当时所知，第 {0} 次提交', loading: '读取中…',
    unauthenticated: '令牌不存在、已过期或已吊销。',
    forbidden: '角色 {0} 无权查看这些数据，请使用基金管理人或监管角色的令牌。',
    failed: '服务未按预期回答：{0}', noFund: '截至该日没有基金记录。',
    cluster: '基金集群', computed: '自算数据，由账本按 {0} 计算',
    committed: '认缴', paid_in: '实缴', invested: '已投资', distributed: '已分配', fees: '费用',
    fund_count: '基金数', dpi: 'DPI', rvpi: 'RVPI', tvpi: 'TVPI', irr: '净 IRR', nav: '资产净值', idle: '闲置',
    amplification: '放大倍数', external: '外部资金 {0} / 公共资金 {1}',
    social: '社会资本占比', double: '剔除重复计算', doubleSay: '集群内一支基金投入另一支的资金',
    hhi: '集中度 (HHI)', published: '公开：{0}', gross: '未抵减可回拨资金',
    funds: '基金', filter: '按名称、编号、行业筛选', allTypes: '全部类型', fund: '基金', type: '类型', vintage: '年份',
    shown: '{0} / {1}', cuts: '认缴分布', byVintage: '设立年份', byType: '类型', bySector: '行业', byStage: '阶段',
    fundsCounted: '{0} 支', pickFund: '选择基金', fundTitle: '单支基金的缴款、分配与估值',
    calls: '当年缴款', distributions: '当年分配', net: '累计分配减缴款', total: '再加资产净值',
    asTable: '表格', year: '年份', called: '缴款', valued: '估值日 {0}', why: '数据缺失的原因',
    seed: '春种基金', projects: '项目数', cost: '投资成本', ticket: '单项目平均', byStatus: '按状态',
    financing: '分产品融资', financed: '融资总额', financings: '笔数', rows: '{0} 笔',
    publishedTitle: '公开数据与自算数据对照', publishedSay: '公开数据：引自 {0}（{1}），保留原文与限定语。自算数据：由本系统逐行计算。二者不混用。',
    phrase: '原文', display: '公开数据', scope: '口径', date: '截止日期', own: '自算数据', ownNone: '本系统不计算',
    exactYuan: '{0} 元', missing: '无数值：{0}', several: '存在多个解，全部列出', source: '文件日期',
    illustrativeSay: '虚构的逐行数据，合计与公开数据一致。',
    kinds: {
      seed: '种子', angel: '天使', venture: '创业投资', industry: '产业', fund_of_funds: '母基金', guidance: '引导',
      transfer: '成果转化', ip_operation: '知识产权运营', talent: '人才', secondary: '份额受让 (S)', qflp: 'QFLP', pre_listing: '拟上市',
      other: '其他', growth: '成长', buyout: '并购', not_stated: '未说明',
      gazelle_loan: '瞪羚贷', sci_tech_lease: '科创租', receivables_finance: '科账融', ip_abs: '知识产权证券化',
      technology_property_abs: '技术产权 ABS', pooled_loan: '园区集合贷',
      managed: '在管', next_round: '已获下一轮', impaired: '减值', written_off: '核销', exited: '已退出'
    },
    codes: {
      missing: '缺少所需数据', malformed: '数据格式不符', out_of_range: '超出范围', unknown: '没有记录',
      duplicate: '重复', contradiction: '数据相互矛盾', undefined: '此数据下指标无定义'
    }
  }
};

export function say(language, word, ...values) {
  return words[language][word].replace(/\{(\d)\}/g, (whole, i) => values[i]);
}

/** The word for a term of the wire; a term of the data itself, such as a sector, as it is. */
export function kind(language, term) {
  return words[language].kinds[term] || term;
}
